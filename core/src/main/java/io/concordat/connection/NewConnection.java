package io.concordat.connection;

import java.util.Map;

/**
 * A connection to be made. Its text form shows no settings.
 *
 * @param connector the type of a connector in the catalogue
 * @param settings secret ones too, in plain text; a blank value counts as none
 */
public record NewConnection(String name, String description, String connector, Map<String, String> settings) {

    public NewConnection {
        settings = Map.copyOf(settings);
    }

    @Override
    public String toString() {
        return "NewConnection[" + name + " " + connector + " " + settings.keySet() + "]";
    }
}
