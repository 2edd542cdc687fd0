package io.concordat.connector;

import java.util.List;

/**
 * One setting of a connection: a field of the form and of the REST body.
 *
 * @param name identifier, camelCase
 * @param label what the form calls it
 * @param kind how it is entered and checked
 * @param required whether a connection without it is refused
 * @param secret whether it is sealed at rest and never shown again
 * @param help one sentence under the field
 * @param choices the allowed values of a {@link Kind#CHOICE}, empty otherwise
 * @param defaultValue used when nothing is entered; empty for none
 */
public record SettingSpec(
        String name,
        String label,
        Kind kind,
        boolean required,
        boolean secret,
        String help,
        List<String> choices,
        String defaultValue) {

    /** How a setting is entered and checked. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        CHOICE,
        URL,
        /** A folder on the server; the hub refuses one outside the folders its configuration allows. */
        FOLDER
    }

    public SettingSpec {
        choices = List.copyOf(choices);
    }

    /** A line of text. */
    public static SettingSpec text(String name, String label, String help, String defaultValue) {
        return new SettingSpec(name, label, Kind.TEXT, false, false, help, List.of(), defaultValue);
    }

    /** One of a few values; the first is the default. */
    public static SettingSpec choice(String name, String label, String help, List<String> choices) {
        return new SettingSpec(name, label, Kind.CHOICE, false, false, help, choices, choices.get(0));
    }

    /** The same setting, required. */
    public SettingSpec asRequired() {
        return new SettingSpec(name, label, kind, true, secret, help, choices, defaultValue);
    }

    /** The same setting, sealed at rest and write-only. */
    public SettingSpec asSecret() {
        return new SettingSpec(name, label, kind, required, true, help, choices, defaultValue);
    }
}
