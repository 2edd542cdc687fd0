package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills what the system fills: who and when, defaults, and names that are made of parts. */
public final class Stamps {

    private final Org org;

    public Stamps(Org org) {
        this.org = org;
    }

    void created(Row row, String userId) {
        for (FieldSchema field : row.object().fields()) {
            if (field.type() == FieldType.BOOLEAN) {
                org.set(row, field, field.initial().equals("true"));
            } else if (!field.initial().isEmpty()) {
                org.set(row, field, field.initial());
            }
        }
        org.set(row, "OwnerId", userId);
        org.set(row, "CreatedById", userId);
        org.set(row, "CreatedDate", org.clock().stamp());
        changed(row, userId);
    }

    /** A change by a user. */
    public void changed(Row row, String userId) {
        Instant now = org.clock().stamp();
        org.set(row, "LastModifiedById", userId);
        org.set(row, "LastModifiedDate", now);
        org.set(row, "SystemModstamp", now);
    }

    /** A change by the system alone, which moves one stamp only. */
    public void touched(Row row) {
        org.set(row, "SystemModstamp", org.clock().stamp());
    }

    /** The name of a person follows from its parts. */
    public void names(Row row) {
        if (row.object().field("LastName").isPresent()
                && row.object().field("Name").isPresent()) {
            String name = Stream.of(row.text("FirstName"), row.text("LastName"))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
            if (!name.isEmpty()) {
                org.set(row, "Name", name);
                org.set(row, "IsPersonAccount", true);
            }
        }
    }
}
