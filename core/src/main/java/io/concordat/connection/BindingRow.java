package io.concordat.connection;

import io.concordat.canonical.HubObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A row of {@code object_binding}. */
@Entity
@Table(name = "object_binding")
class BindingRow {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "connection_id")
    private UUID connectionId = new UUID(0, 0);

    @Column(name = "hub_object")
    private String hubObject = "";

    @Column(name = "remote_object")
    private String remoteObject = "";

    private String document = "";

    @Column(name = "mapping_rev")
    private long mappingRev;

    @Version
    private long version;

    /** For the provider. */
    protected BindingRow() {}

    BindingRow(UUID id, UUID connectionId, HubObject hubObject, String remoteObject) {
        this.id = id;
        this.connectionId = connectionId;
        this.hubObject = hubObject.path();
        this.remoteObject = remoteObject;
    }

    UUID id() {
        return id;
    }

    UUID connectionId() {
        return connectionId;
    }

    HubObject hubObject() {
        return HubObject.find(hubObject).orElseThrow();
    }

    String remoteObject() {
        return remoteObject;
    }

    String document() {
        return document;
    }

    /** Every other document is another revision of the mapping. */
    void document(String packed) {
        if (!packed.equals(document)) {
            document = packed;
            mappingRev++;
        }
    }

    long mappingRev() {
        return mappingRev;
    }

    long version() {
        return version;
    }
}
