package io.concordat.connector.salesforce.simulator.org;

import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.Arrays;

/**
 * One record. Values are {@link Blank}, String, Boolean, BigDecimal, LocalDate or Instant, by the type of the field.
 * Rows change under the lock of the org only.
 */
public final class Row {

    private final ObjectSchema object;
    private final String id;
    private Object[] values;

    Row(ObjectSchema object, String id) {
        this.object = object;
        this.id = id;
        this.values = blanks(object.width());
    }

    public ObjectSchema object() {
        return object;
    }

    public String id() {
        return id;
    }

    public Object get(FieldSchema field) {
        return field.index() < values.length ? values[field.index()] : Blank.BLANK;
    }

    /** By the name of a field that the object has; blank if it has none of that name. */
    public Object get(String field) {
        return object.field(field).map(this::get).orElse(Blank.BLANK);
    }

    /** Text, or "" for blank. */
    public String text(String field) {
        Object value = get(field);
        return Blank.is(value) ? "" : value.toString();
    }

    public boolean isTrue(String field) {
        return Boolean.TRUE.equals(get(field));
    }

    public boolean isDeleted() {
        return isTrue("IsDeleted");
    }

    void set(FieldSchema field, Object value) {
        if (field.index() >= values.length) {
            Object[] wider = blanks(object.width());
            System.arraycopy(values, 0, wider, 0, values.length);
            values = wider;
        }
        values[field.index()] = value;
    }

    private static Object[] blanks(int width) {
        Object[] blanks = new Object[width];
        Arrays.fill(blanks, Blank.BLANK);
        return blanks;
    }
}
