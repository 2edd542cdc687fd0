package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;

/** What to show of each row: fields, parents with fields of their own, children. In the order of the query. */
public final class Projection {

    private final ObjectSchema object;
    private final List<Part> parts = new ArrayList<>();

    Projection(ObjectSchema object) {
        this.object = object;
    }

    /** One thing to show. */
    public sealed interface Part {}

    /** A field of the row. */
    public record Value(FieldSchema field) implements Part {}

    /** The row that a reference points to. */
    public record Parent(FieldSchema reference, Projection projection) implements Part {}

    /**
     * The rows that point here.
     *
     * @param name as the query calls them
     */
    public record Children(String name, ChildQuery query) implements Part {}

    public ObjectSchema object() {
        return object;
    }

    public List<Part> parts() {
        return parts;
    }

    void add(FieldPath path) {
        Projection target = this;
        for (FieldSchema hop : path.hops()) {
            target = target.parent(hop, path.owner());
        }
        boolean known = target.parts.stream()
                .anyMatch(part -> part instanceof Value value && value.field().equals(path.field()));
        if (!known) {
            target.parts.add(new Value(path.field()));
        }
    }

    void add(Children children) {
        parts.add(children);
    }

    private Projection parent(FieldSchema hop, ObjectSchema owner) {
        for (Part part : parts) {
            if (part instanceof Parent parent && parent.reference().equals(hop)) {
                return parent.projection();
            }
        }
        Projection projection = new Projection(owner);
        parts.add(new Parent(hop, projection));
        return projection;
    }
}
