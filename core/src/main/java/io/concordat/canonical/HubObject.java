package io.concordat.canonical;

import java.util.Optional;
import java.util.stream.Stream;

/** The three kinds of record that the hub keeps. */
public enum HubObject {
    PROFILES("profiles", "profile"),
    ACCOUNTS("accounts", "account"),
    LEADS("leads", "lead");

    private final String path;
    private final String table;

    HubObject(String path, String table) {
        this.path = path;
        this.table = table;
    }

    /** Its name in REST paths, bindings and the journal. */
    public String path() {
        return path;
    }

    /** The table its records stand in. */
    public String table() {
        return table;
    }

    public static Optional<HubObject> find(String path) {
        return Stream.of(values()).filter(object -> object.path.equals(path)).findFirst();
    }
}
