package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.access.Access;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the names in a query mean to the user who asks. */
final class Scope {

    private static final int DEEPEST = 5;

    private final Org org;
    private final Access access;
    private final ObjectSchema object;
    private final String alias;

    private Scope(Org org, Access access, ObjectSchema object, String alias) {
        this.org = org;
        this.access = access;
        this.object = object;
        this.alias = alias;
    }

    static Scope of(Org org, Access access, String objectName, String alias) {
        ObjectSchema object = org.schema()
                .find(objectName)
                .filter(found -> access.may(ObjectRight.READ, found))
                .orElseThrow(() -> new ApiError(
                        400,
                        "INVALID_TYPE",
                        "sObject type '" + objectName + "' is not supported. If you are attempting to use a custom"
                                + " object, be sure to append the '__c' after the entity name. Please reference your"
                                + " WSDL or the describe call for the appropriate names."));
        return new Scope(org, access, object, alias);
    }

    Org org() {
        return org;
    }

    Access access() {
        return access;
    }

    ObjectSchema object() {
        return object;
    }

    FieldPath path(String text) {
        List<String> parts = new ArrayList<>(List.of(text.split("\\.", -1)));
        boolean prefixed = parts.size() > 1
                && (parts.get(0).equalsIgnoreCase(alias) || parts.get(0).equalsIgnoreCase(object.name()))
                && object.relationship(parts.get(0)).isEmpty();
        if (prefixed) {
            parts.remove(0);
        }
        if (parts.size() > DEEPEST + 1) {
            throw ApiError.malformedQuery("too many levels in the relationship path " + text);
        }
        List<FieldSchema> hops = new ArrayList<>();
        List<ObjectSchema> holders = List.of(object);
        for (String part : parts.subList(0, parts.size() - 1)) {
            FieldSchema hop = relationship(holders, part);
            hops.add(hop);
            holders = hop.referenceTo().stream().map(org.schema()::require).toList();
        }
        return field(hops, holders, parts.get(parts.size() - 1));
    }

    private FieldSchema relationship(List<ObjectSchema> holders, String name) {
        return holders.stream()
                .flatMap(holder -> holder.relationship(name).filter(field -> access.reads(holder, field)).stream())
                .findFirst()
                .orElseThrow(() -> ApiError.invalidField("Didn't understand relationship '" + name
                        + "' in field path. If you are attempting to use a custom relationship, be sure to append the"
                        + " '__r' after the custom relationship name. Please reference your WSDL or the describe call"
                        + " for the appropriate names."));
    }

    private FieldPath field(List<FieldSchema> hops, List<ObjectSchema> holders, String name) {
        for (ObjectSchema holder : holders) {
            Optional<FieldSchema> field = holder.field(name).filter(found -> access.reads(holder, found));
            if (field.isPresent() && access.may(ObjectRight.READ, holder)) {
                return new FieldPath(List.copyOf(hops), holder, field.get());
            }
        }
        throw ApiError.invalidField("No such column '" + name + "' on entity '"
                + holders.get(0).name()
                + "'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field"
                + " name. Please reference your WSDL or the describe call for the appropriate names.");
    }
}
