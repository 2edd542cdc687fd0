package io.concordat.connector;

import java.util.Map;
import java.util.Optional;

/**
 * The settings of one connection, secrets opened, defaults filled in. Its text form shows names only.
 *
 * @param values by setting name; a setting that was left empty and has no default is absent
 */
public record Settings(Map<String, String> values) {

    public Settings {
        values = Map.copyOf(values);
    }

    /** The value, if there is one. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * The value of a setting that has to be there.
     *
     * @throws ConnectorException of {@link ConnectorException.Failure#MISCONFIGURED}, naming the setting
     */
    public String get(String name) {
        return find(name)
                .orElseThrow(() -> new ConnectorException(
                        ConnectorException.Failure.MISCONFIGURED, "the setting \"" + name + "\" is missing"));
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
