package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody wants a row to become: values by field, and parents named by external ids. */
public final class Draft {

    private final ObjectSchema object;
    private final Map<FieldSchema, Object> values = new LinkedHashMap<>();
    private final Map<FieldSchema, ParentKey> parents = new LinkedHashMap<>();

    public Draft(ObjectSchema object) {
        this.object = object;
    }

    public ObjectSchema object() {
        return object;
    }

    public Map<FieldSchema, Object> values() {
        return values;
    }

    public Map<FieldSchema, ParentKey> parents() {
        return parents;
    }

    public void put(FieldSchema field, Object value) {
        values.put(field, value);
    }

    public void put(FieldSchema reference, ParentKey parent) {
        parents.put(reference, parent);
    }
}
