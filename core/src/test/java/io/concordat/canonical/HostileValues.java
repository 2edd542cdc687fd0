package io.concordat.canonical;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;

/** Values that break careless code, and triples that are related, because independent ones almost never meet. */
public final class HostileValues {

    private HostileValues() {}

    /** Any text at all: twins in case and in composition, broken characters, quotes, formulas, boundary numbers. */
    public static Arbitrary<String> raw() {
        return Arbitraries.oneOf(
                pool(),
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.strings()
                        .withChars('\ud83d', '\ude00', 'e', '\u0301', 'E', ' ', '\r', '\n', '\t')
                        .ofMaxLength(6),
                Combinators.combine(pool(), pool()).as(String::concat));
    }

    /** The same, canonical. */
    public static Arbitrary<String> canonical() {
        return raw().map(raw -> Canon.text(raw).value().orElse("refused"));
    }

    /**
     * Base, hub and remote value, each of the latter often the base itself or one step away from it.
     *
     * @return canonical values
     */
    public static Arbitrary<Tuple3<String, String, String>> triples() {
        return Combinators.combine(canonical(), steps(), steps())
                .as((base, hub, remote) -> Tuple.of(base, step(base, hub), step(base, remote)));
    }

    private static Arbitrary<String> pool() {
        return Arbitraries.of(
                "",
                " ",
                "\t",
                "ann@x.com",
                "Ann@x.com",
                "ANN@X.COM",
                " ann@x.com ",
                "é",
                "e\u0301",
                "É",
                "Å",
                "\u212b",
                "😀",
                "👩‍👩‍👧",
                "עברית",
                "مرحبا",
                "İ",
                "ı",
                "ß",
                "ς",
                "a\u0000b",
                "\ud83d",
                "\ude00",
                "a\u0007",
                "'",
                "\\",
                "%",
                "_",
                "=cmd()",
                "-0",
                "0",
                "0.0",
                "1.005",
                "1e3",
                "1E-7",
                "007",
                "true",
                "YES",
                "0",
                "2024-02-29",
                "2023-02-29",
                "2026-03-29T02:30:00Z",
                "2026-10-25T02:30:00+02:00",
                "a\r\nb",
                "a\rb",
                "a\nb",
                "x".repeat(80),
                "x".repeat(81),
                "😀".repeat(40),
                "Ann  Lee",
                "Ann Lee",
                "\u00a0Ann",
                "null");
    }

    private static Arbitrary<String> steps() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just("same")),
                Tuple.of(2, Arbitraries.just("blank")),
                Tuple.of(2, Arbitraries.just("append")),
                Tuple.of(1, Arbitraries.just("upper")),
                Tuple.of(3, Arbitraries.of("other value", "another value")));
    }

    private static String step(String base, String step) {
        return switch (step) {
            case "same" -> base;
            case "blank" -> "";
            case "append" -> base + "x";
            case "upper" -> Canon.text(base.toUpperCase(Locale.ROOT)).value().orElse("");
            default -> step;
        };
    }
}
