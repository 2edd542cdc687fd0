package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** How values look in answers. */
public final class Values {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);
    private static final List<String> ADDRESS =
            List.of("City", "Country", "GeocodeAccuracy", "Latitude", "Longitude", "PostalCode", "State", "Street");

    private Values() {}

    /** Time in UTC, with an offset that has no colon. */
    public static String stamp(Instant instant) {
        return STAMP.format(instant);
    }

    /** A number as the field shows it: whole, or with one digit behind the point at least. */
    public static String number(FieldSchema field, BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        int scale = field.type() == FieldType.INT ? 0 : Math.max(1, plain.scale());
        return plain.setScale(scale, java.math.RoundingMode.HALF_UP).toPlainString();
    }

    /** Text of any value, for CSV. */
    public static String text(FieldSchema field, Object value) {
        if (Blank.is(value)) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number(field, number);
        }
        return value instanceof Instant instant ? stamp(instant).replace("+0000", "Z") : value.toString();
    }

    static void write(JsonGenerator out, Row row, FieldSchema field) throws IOException {
        out.writeFieldName(field.name());
        if (field.type() == FieldType.ADDRESS) {
            address(out, row, field);
        } else {
            write(out, field, row.get(field));
        }
    }

    private static void write(JsonGenerator out, FieldSchema field, Object value) throws IOException {
        if (Blank.is(value)) {
            out.writeNull();
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number(field, number));
        } else {
            out.writeString(value instanceof Instant instant ? stamp(instant) : value.toString());
        }
    }

    /** Values of aggregates, which belong to no field. */
    static void writeBare(JsonGenerator out, Object value) throws IOException {
        if (Blank.is(value)) {
            out.writeNull();
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString(value instanceof Instant instant ? stamp(instant) : value.toString());
        }
    }

    private static void address(JsonGenerator out, Row row, FieldSchema whole) throws IOException {
        String prefix = whole.name().substring(0, whole.name().length() - "Address".length());
        boolean blank = ADDRESS.stream().allMatch(part -> Blank.is(row.get(prefix + part)));
        if (blank) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        for (String part : ADDRESS) {
            out.writeFieldName(part.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + part.substring(1));
            write(out, row.object().require(prefix + part), row.get(prefix + part));
        }
        out.writeEndObject();
    }
}
