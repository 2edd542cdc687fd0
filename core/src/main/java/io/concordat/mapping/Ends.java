package io.concordat.mapping;

import io.concordat.canonical.Attribute;
import io.concordat.connector.RemoteField;
import io.concordat.merge.Direction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Both ends of a binding as they are now.
 *
 * @param attributes by name
 * @param fields by name
 */
record Ends(Map<String, Attribute> attributes, Map<String, RemoteField> fields) {

    static Ends of(List<Attribute> attributes, List<RemoteField> fields) {
        Map<String, Attribute> byName = new HashMap<>();
        attributes.forEach(attribute -> byName.put(attribute.name(), attribute));
        Map<String, RemoteField> remote = new HashMap<>();
        fields.forEach(field -> remote.put(field.name(), field));
        return new Ends(byName, remote);
    }

    /** Adds the mapping to the working ones, or to the frozen ones with the reason. */
    void join(FieldMapping mapping, Map<String, MappedField> working, List<FieldProblem> frozen) {
        Attribute attribute = attributes.get(mapping.hub());
        RemoteField field = fields.get(mapping.remote());
        if (attribute == null) {
            frozen.add(noAttribute(mapping));
        } else if (field == null) {
            frozen.add(noField(mapping));
        } else {
            MappedField mapped = new MappedField(mapping, attribute, field);
            if (mapping.rule().direction() == Direction.TO_REMOTE && !field.updateable() && !field.createable()) {
                frozen.add(mapped.notUpdateable());
            } else {
                working.put(mapping.hub(), mapped);
            }
        }
    }

    private static FieldProblem noAttribute(FieldMapping mapping) {
        return new FieldProblem(
                mapping.hub(),
                mapping.remote(),
                FieldProblem.UNKNOWN_ATTRIBUTE,
                "the hub has no attribute " + mapping.hub(),
                "remove the mapping");
    }

    private static FieldProblem noField(FieldMapping mapping) {
        return new FieldProblem(
                mapping.hub(),
                mapping.remote(),
                FieldProblem.UNKNOWN_FIELD,
                "the remote side has no field " + mapping.remote() + ", or the signed-in user may not see it",
                "make the field visible to the signed-in user, or remove the mapping");
    }
}
