package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.ValueType;
import java.util.List;

/**
 * An attribute that an admin wants.
 *
 * @param object the object it is of
 * @param name identifier, camelCase
 * @param label what people call it
 * @param type how its values are read
 * @param labels the allowed values of a picklist; empty for other types
 */
public record NewAttribute(HubObject object, String name, String label, ValueType type, List<String> labels) {

    public NewAttribute {
        labels = List.copyOf(labels);
    }
}
