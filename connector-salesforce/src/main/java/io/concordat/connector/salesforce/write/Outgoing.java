package io.concordat.connector.salesforce.write;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.salesforce.describe.DescribedField;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import java.util.Map;

/**
 * A record on its way.
 *
 * @param place in the batch
 * @param write what the hub wants
 * @param id of the record; "" for a new one
 * @param parent what it belongs to; "" if that is not known
 * @param values what is sent, by field name, key and token included; "" clears the field
 * @param object what it is
 */
record Outgoing(
        int place, RemoteWrite write, String id, String parent, Map<String, String> values, ObjectDescription object) {

    FieldType type(String field) {
        DescribedField described = object.fields().get(field);
        return described == null ? FieldType.TEXT : described.field().type();
    }

    /** Names no values. */
    @Override
    public String toString() {
        return "Outgoing[" + place + " " + id + " " + values.keySet() + "]";
    }
}
