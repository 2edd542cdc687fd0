package io.concordat.connection;

import io.concordat.db.InstantConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A row of {@code connection}. */
@Entity
@Table(name = "connection")
class ConnectionRow {

    @Id
    private UUID id = new UUID(0, 0);

    private String name = "";

    @Column(name = "name_key")
    private String nameKey = "";

    private String description = "";

    private String connector = "";

    private String settings = "";

    private boolean enabled;

    private boolean writing;

    @Column(name = "second_person")
    private boolean secondPerson;

    private String schedule = "";

    private long budget;

    @Column(name = "created_at")
    @Convert(converter = InstantConverter.class)
    private Instant createdAt = Instant.EPOCH;

    @Version
    private long version;

    /** For the provider. */
    protected ConnectionRow() {}

    ConnectionRow(UUID id, String connector, Instant createdAt) {
        this.id = id;
        this.connector = connector;
        this.createdAt = createdAt;
        this.enabled = true;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    void name(String value) {
        name = value;
        nameKey = key(value);
    }

    /** Names that differ in upper and lower case only are the same. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    String nameKey() {
        return nameKey;
    }

    String description() {
        return description;
    }

    void description(String value) {
        description = value;
    }

    String connector() {
        return connector;
    }

    String settings() {
        return settings;
    }

    void settings(String packed) {
        settings = packed;
    }

    boolean enabled() {
        return enabled;
    }

    void enabled(boolean value) {
        enabled = value;
    }

    boolean writing() {
        return writing;
    }

    void writing(boolean value) {
        writing = value;
    }

    boolean secondPerson() {
        return secondPerson;
    }

    void secondPerson(boolean value) {
        secondPerson = value;
    }

    String schedule() {
        return schedule;
    }

    void schedule(String packed) {
        schedule = packed;
    }

    long budget() {
        return budget;
    }

    void budget(long value) {
        budget = value;
    }

    Instant createdAt() {
        return createdAt;
    }

    long version() {
        return version;
    }
}
