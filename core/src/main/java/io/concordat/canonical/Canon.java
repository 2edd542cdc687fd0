package io.concordat.canonical;

import io.concordat.canonical.Reading.Canonical;
import io.concordat.canonical.Reading.Code;
import io.concordat.canonical.Reading.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one form in which values are compared, hashed and stored.
 *
 * <p>Text is composed (NFC), has LF for line ends and no outer blanks; numbers are plain decimals without needless
 * zeros; dates know no zone; moments are UTC to the second. Reading what was read changes nothing. What cannot be kept
 * exactly is refused, never repaired.
 */
public final class Canon {

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NUMBER_READ = 1_000;
    private static final int HASH_BYTES = 16;
    private static final int EXPECTED_LENGTH = 1_024;

    private Canon() {}

    /** Reads a value as the attribute has it. Blank is "" for every type. */
    public static Reading read(Attribute attribute, String raw) {
        if (!PlainText.isValid(raw)) {
            return invalid(attribute.label());
        }
        String text = PlainText.clean(raw);
        if (text.isEmpty()) {
            return new Canonical("");
        }
        return switch (attribute.type()) {
            case TEXT, PICKLIST -> limited(attribute, text);
            case NUMBER -> typed(number(text), attribute, Code.NOT_A_NUMBER, "a number such as -12.5");
            case BOOLEAN -> typed(bool(text), attribute, Code.NOT_A_BOOLEAN, "true or false");
            case DATE -> typed(PlainTime.date(text), attribute, Code.NOT_A_DATE, "a date such as 2026-02-28");
            case DATE_TIME ->
                typed(
                        PlainTime.moment(text),
                        attribute,
                        Code.NOT_A_DATE_TIME,
                        "a date and time with its offset such as 2026-02-28T23:59:59Z");
        };
    }

    /** Reads plain text without limits, such as a value to match with. */
    public static Reading text(String raw) {
        return PlainText.isValid(raw) ? new Canonical(PlainText.clean(raw)) : invalid("the value");
    }

    /** The same for two canonical values that differ only in case. */
    public static String fold(String value) {
        return PlainText.fold(value);
    }

    /**
     * The key by which candidates of a match are pre-selected: the same for values that differ only in case or in the
     * number of inner blanks, at most 255 code points. Equal values have equal keys; equal keys prove nothing.
     */
    public static String key(String value) {
        return PlainText.key(value);
    }

    /** The first and last name as one, by which people are pre-selected; "" if both are blank. */
    public static String fullName(String firstName, String lastName) {
        return (firstName + " " + lastName).strip();
    }

    /**
     * A 128-bit digest of canonical values by name, as 32 hexadecimal digits.
     *
     * @param salt digests with different salts differ
     * @param names of the values that count, always in the same order; a value that is not there is left out
     */
    public static String hash(String salt, Collection<String> names, Map<String, String> values) {
        StringBuilder framed = new StringBuilder(EXPECTED_LENGTH);
        frame(framed, salt);
        for (String name : names) {
            String value = values.get(name);
            if (value != null) {
                frame(framed, name);
                frame(framed, value);
            }
        }
        byte[] digest = sha256().digest(framed.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    }

    private static Reading limited(Attribute attribute, String text) {
        int length = text.codePointCount(0, text.length());
        if (attribute.maxLength() > 0 && length > attribute.maxLength()) {
            return new Refused(
                    Code.VALUE_TOO_LONG,
                    attribute.label() + " holds at most " + attribute.maxLength() + " characters; this value has "
                            + length,
                    "shorten the value");
        }
        if (!attribute.picklist().isEmpty() && !attribute.picklist().contains(text)) {
            return new Refused(
                    Code.UNKNOWN_PICKLIST_VALUE,
                    attribute.label() + " allows only: " + String.join(", ", attribute.picklist()),
                    "choose an allowed value, or translate the value in the mapping");
        }
        return new Canonical(text);
    }

    private static Reading typed(Optional<String> value, Attribute attribute, Code code, String expected) {
        if (value.isPresent()) {
            return new Canonical(value.get());
        }
        return new Refused(code, attribute.label() + " takes " + expected, "correct the value where it comes from");
    }

    private static Refused invalid(String label) {
        return new Refused(
                Code.INVALID_TEXT,
                label + " contains a control character or half a character",
                "remove the character where the value comes from");
    }

    private static Optional<String> number(String text) {
        if (text.length() > LONGEST_NUMBER_READ || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (Math.abs(number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        String plain = number.toPlainString();
        return plain.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(plain);
    }

    private static Optional<String> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> Optional.of("true");
            case "false", "0", "no" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    /** Length first, so that no two lists of names and values become the same text. */
    private static void frame(StringBuilder framed, String text) {
        framed.append(text.length()).append(':').append(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
