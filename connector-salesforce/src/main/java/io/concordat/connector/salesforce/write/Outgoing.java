package io.concordat.connector.salesforce.write;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteWrite;
import java.util.Map;

/**
 * A record on its way.
 *
 * @param place in the batch
 * @param write what the hub wants
 * @param id of the record; "" for a new one
 * @param parent what it belongs to; "" if that is not known
 * @param values what is sent, by field name, key and token included; "" clears the field
 * @param types of the fields of the object
 */
record Outgoing(
        int place,
        RemoteWrite write,
        String id,
        String parent,
        Map<String, String> values,
        Map<String, FieldType> types) {

    FieldType type(String field) {
        return types.getOrDefault(field, FieldType.TEXT);
    }

    /** Names no values. */
    @Override
    public String toString() {
        return "Outgoing[" + place + " " + id + " " + values.keySet() + "]";
    }
}
