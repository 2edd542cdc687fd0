package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import io.concordat.connector.salesforce.simulator.schema.Trait;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Gives a value the form in which it is stored, and refuses one that the field cannot hold. */
final class Normaliser {

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");
    private static final int SHOWN = 60;

    private Normaliser() {}

    static Object normal(FieldSchema field, Object value) {
        if (value instanceof String text) {
            String kept = field.type() == FieldType.TEXTAREA
                    ? text.replace("\r\n", "\n").strip()
                    : text.strip();
            return kept.isEmpty() ? Blank.BLANK : text(field, kept);
        }
        if (value instanceof BigDecimal number) {
            return number(field, number);
        }
        return value instanceof Instant instant ? instant.truncatedTo(ChronoUnit.SECONDS) : value;
    }

    private static Object text(FieldSchema field, String text) {
        if (field.type().isReference()) {
            return RecordId.parse(text)
                    .orElseThrow(() -> Refusal.of(
                            "MALFORMED_ID", field.label() + ": id value of incorrect type: " + text, field.name()));
        }
        if (text.length() > field.length()) {
            String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
            throw Refusal.of(
                    "STRING_TOO_LONG",
                    field.label() + ": data value too large: " + shown + " (max length=" + field.length() + ")",
                    field.name());
        }
        if (field.type() == FieldType.EMAIL && !EMAIL.matcher(text).matches()) {
            throw Refusal.of("INVALID_EMAIL_ADDRESS", field.label() + ": invalid email address: " + text, field.name());
        }
        if (field.is(Trait.RESTRICTED)) {
            checkRestricted(field, text);
        }
        return text;
    }

    private static void checkRestricted(FieldSchema field, String text) {
        boolean several = field.type() == FieldType.MULTIPICKLIST;
        for (String part : several ? text.split(";", -1) : new String[] {text}) {
            if (!field.picklist().contains(part)) {
                throw Refusal.of(
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        field.label() + ": bad value for restricted picklist field: " + part,
                        field.name());
            }
        }
    }

    private static BigDecimal number(FieldSchema field, BigDecimal number) {
        BigDecimal rounded = number.setScale(field.scale(), RoundingMode.HALF_UP);
        int digits = field.precision() - field.scale();
        if (rounded.abs().compareTo(BigDecimal.TEN.pow(digits)) >= 0) {
            throw Refusal.of(
                    "NUMBER_OUTSIDE_VALID_RANGE",
                    field.label() + ": value outside of valid range on numeric field: " + number.toPlainString(),
                    field.name());
        }
        return rounded;
    }
}
