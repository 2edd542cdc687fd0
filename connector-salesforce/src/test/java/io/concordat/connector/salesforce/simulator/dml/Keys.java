package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.List;

/** Finds rows by their external ids, with the rules about capital letters that upserts have. */
public final class Keys {

    private final Org org;

    public Keys(Org org) {
        this.org = org;
    }

    /** The rows that are not deleted and have this value in a key field. */
    public List<Row> find(ObjectSchema object, FieldSchema key, String value) {
        if (key.name().equals("Id")) {
            return RecordId.parse(value).flatMap(id -> org.find(object, id)).stream()
                    .filter(row -> !row.isDeleted())
                    .toList();
        }
        return org.holding(object, key, value.strip()).stream()
                .filter(row -> !row.isDeleted())
                .filter(row -> !key.upsertTellsCase() || row.text(key.name()).equals(value.strip()))
                .toList();
    }
}
