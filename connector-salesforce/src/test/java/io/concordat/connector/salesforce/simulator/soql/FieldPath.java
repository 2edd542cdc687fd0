package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.List;
import java.util.Optional;

/**
 * A field of a row, or of one of its parents.
 *
 * @param hops the references to follow first
 * @param owner the object that has the field
 */
record FieldPath(List<FieldSchema> hops, ObjectSchema owner, FieldSchema field) {

    /** The value; blank if a parent is missing on the way. */
    Object of(Row row, Org org) {
        if (hops.isEmpty()) {
            return row.get(field);
        }
        Optional<Row> holder = Optional.of(row);
        for (FieldSchema hop : hops) {
            holder = holder.flatMap(child -> parent(child, hop, org));
        }
        return holder.map(found -> found.get(field.name())).orElse(Blank.BLANK);
    }

    /** The row that a reference of this one points to. */
    static Optional<Row> parent(Row child, FieldSchema reference, Org org) {
        Object id = child.get(reference.name());
        return Blank.is(id) ? Optional.empty() : org.find(id.toString());
    }
}
