package io.concordat.hub;

import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.HubException;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.Canon;
import io.concordat.canonical.StandardAttributes;
import io.concordat.canonical.ValueType;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.TestDatabases;
import io.concordat.hub.Author.Source;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is entered is stored exactly in its canonical form or refused, on both databases alike. */
class StoredValuesTest {

    private static final Author GRACE = new Author("grace", Source.API);
    private static final Map<String, Database> DATABASES = new HashMap<>();

    @BeforeContainer
    static void open() {
        DATABASES.put("H2", TestDatabases.h2());
        DATABASES.put("PostgreSQL", TestDatabases.postgres());
        NewAttribute note = new NewAttribute(PROFILES, "note", "Note", ValueType.TEXT, List.of());
        DATABASES.values().forEach(database -> new Attributes(database, Clock.systemUTC()).define(note, GRACE));
    }

    @AfterContainer
    static void forget() {
        DATABASES.clear();
    }

    @Property(tries = 150)
    void textIsStoredExactlyOrRefused(@ForAll("texts") String text) {
        Optional<String> canonical = Canon.text(text).value();
        boolean fits = canonical
                .filter(clean -> clean.codePointCount(0, clean.length()) <= 80)
                .isPresent();

        DATABASES.forEach((name, database) -> {
            Optional<HubRecord> stored = created(database, Map.of("lastName", text, "note", text));

            assertThat(stored.isPresent()).as(name).isEqualTo(fits);
            stored.ifPresent(record -> {
                assertThat(record.value("lastName")).as(name).isEqualTo(canonical.orElseThrow());
                assertThat(record.value("note")).as(name).isEqualTo(canonical.orElseThrow());
            });
        });
    }

    @Property(tries = 60)
    void noValueIsCutOff(@ForAll("limits") Attribute attribute, @ForAll("units") String unit) {
        for (int length : new int[] {attribute.maxLength() - 1, attribute.maxLength(), attribute.maxLength() + 1}) {
            String text = unit.repeat(length);
            DATABASES.forEach((name, database) -> {
                Optional<HubRecord> stored = created(database, Map.of(attribute.name(), text));

                assertThat(stored.map(record -> record.value(attribute.name())))
                        .as(name)
                        .isEqualTo(length <= attribute.maxLength() ? Optional.of(text) : Optional.empty());
            });
        }
    }

    @Property(tries = 60)
    void keysAreAlwaysThoseOfTheValues(@ForAll("edits") List<Map<String, String>> edits) {
        DATABASES.forEach((name, database) -> {
            HubRecords records = records(database);
            UUID id = records.create(PROFILES, NewRecord.of(Map.of("email", "start@example.org")), GRACE)
                    .id();
            edits.forEach(edit -> records.patch(PROFILES, id, Patch.of(edit), Optional.empty(), GRACE));

            Map<String, String> values = records.get(PROFILES, id).attributes();
            Set<String> expected = MatchKey.always(PROFILES).stream()
                    .map(attribute -> attribute + "=" + MatchKey.of(PROFILES, attribute, values))
                    .filter(key -> !key.endsWith("="))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(keys(database, id)).as(name).isEqualTo(expected);
            assertThat(records.history(PROFILES, id)).as(name).hasSize((int)
                    records.get(PROFILES, id).version());
        });
    }

    /** Any UTF-16, with a liking for what breaks things. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.of(
                "\u0000",
                "\uD800",
                "\uDC00",
                "\uD83D\uDE00",
                "e\u0301",
                "\u00E9",
                "\r\n",
                "\t",
                "\u0001",
                "\uFFFF",
                "\uFEFF",
                "\\",
                "'",
                "\"",
                "%",
                "\u2028",
                "\u00A0",
                " ");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20);
        return Arbitraries.oneOf(odd, any).list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Attribute> limits() {
        return Arbitraries.of(StandardAttributes.of(PROFILES).stream()
                .filter(attribute -> attribute.maxLength() > 0 && attribute.maxLength() < 1_000)
                .toList());
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of("x", "\u00FC", "\u4E16", "\uD83D\uDE00");
    }

    @Provide
    Arbitrary<List<Map<String, String>>> edits() {
        Arbitrary<String> names = Arbitraries.of("firstName", "lastName", "email", "note", "city");
        Arbitrary<String> values = Arbitraries.of("", "Ada", "ADA", " ada  b ", "\u0130x", "\u00DF");
        return Combinators.combine(names, values)
                .as(Map::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Optional<HubRecord> created(Database database, Map<String, String> values) {
        try {
            return Optional.of(records(database).create(PROFILES, NewRecord.of(values), GRACE));
        } catch (HubException refused) {
            assertThat(refused.kind()).isEqualTo(HubException.Kind.INVALID);
            return Optional.empty();
        }
    }

    private static Set<String> keys(Database database, UUID id) {
        return database.call(handle -> {
            Set<String> keys = new TreeSet<>();
            for (String attribute : MatchKey.always(PROFILES)) {
                handle.createQuery("SELECT value_key FROM match_key WHERE hub_id = :id AND attribute = :attribute")
                        .bind("id", id)
                        .bind("attribute", attribute)
                        .mapTo(byte[].class)
                        .forEach(key -> keys.add(attribute + "=" + new String(key, StandardCharsets.UTF_8)));
            }
            return keys;
        });
    }

    private static HubRecords records(Database database) {
        return new HubRecords(database, Ids.system(), Clock.systemUTC());
    }
}
