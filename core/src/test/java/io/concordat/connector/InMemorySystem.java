package io.concordat.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * A remote system in memory, and the people who work in it: what a test does with it, the hub sees through an
 * {@link InMemoryConnector} that offers no more than {@link #capabilities()}.
 *
 * <p>Records carry stamps of whole seconds by the injected clock. Safe for many threads; with one thread, the same
 * calls give the same answers.
 */
public final class InMemorySystem {

    private final Clock clock;
    private final Map<String, InMemoryTable> tables = new LinkedHashMap<>();
    private final InMemoryFaults faults = new InMemoryFaults();
    private final EnumSet<Capability> capabilities = EnumSet.of(
            Capability.READ,
            Capability.CHANGE_FEED,
            Capability.LOOKUP,
            Capability.WRITE,
            Capability.CREATE,
            Capability.DELETE,
            Capability.COMPARE_AND_SET,
            Capability.OPERATION_TOKEN);

    private String type = "memory";
    private String organisation = "memory";
    private Optional<String> password = Optional.empty();
    private Duration overlap = Duration.ofMinutes(15);
    private int pageSize = 2000;
    private int batchSize = 200;
    private Duration lateness = Duration.ZERO;
    private boolean revisionsAreStamps;
    private Duration settleTime = Duration.ZERO;
    private BinaryOperator<String> normaliser = (field, value) -> value;

    /** A system with everything but sign-in and custom fields, and without objects. */
    public InMemorySystem(Clock clock) {
        this.clock = clock;
    }

    /** A system with the objects Contact, Account and Lead and a few fields of each. */
    public static InMemorySystem crm(Clock clock) {
        return new InMemorySystem(clock)
                .with(
                        "Contact",
                        RemoteField.of("FirstName", FieldType.TEXT, 40),
                        RemoteField.of("LastName", FieldType.TEXT, 80).asRequired(),
                        RemoteField.of("Email", FieldType.EMAIL, 80),
                        RemoteField.of("Phone", FieldType.PHONE, 40),
                        RemoteField.of("Title", FieldType.TEXT, 128),
                        RemoteField.of("Birthdate", FieldType.DATE, 0),
                        RemoteField.of("AccountId", FieldType.ID, 0),
                        RemoteField.of("Description", FieldType.TEXT, 0))
                .with(
                        "Account",
                        RemoteField.of("Name", FieldType.TEXT, 255).asRequired(),
                        RemoteField.of("AccountNumber", FieldType.TEXT, 40),
                        RemoteField.of("Phone", FieldType.PHONE, 40),
                        RemoteField.of("AnnualRevenue", FieldType.NUMBER, 0),
                        RemoteField.of("Description", FieldType.TEXT, 0))
                .with(
                        "Lead",
                        RemoteField.of("FirstName", FieldType.TEXT, 40),
                        RemoteField.of("LastName", FieldType.TEXT, 80).asRequired(),
                        RemoteField.of("Company", FieldType.TEXT, 255).asRequired(),
                        RemoteField.of("Email", FieldType.EMAIL, 80));
    }

    /** Adds an object. Its field {@code Id} comes by itself. */
    public synchronized InMemorySystem with(String object, RemoteField... fields) {
        tables.put(object, new InMemoryTable(this, object, List.of(fields)));
        return this;
    }

    /** Adds an ability. */
    public synchronized InMemorySystem with(Capability capability) {
        capabilities.add(capability);
        return this;
    }

    /** Takes an ability away: without {@code CHANGE_FEED} every read is a snapshot. */
    public synchronized InMemorySystem without(Capability... taken) {
        capabilities.removeAll(Set.of(taken));
        return this;
    }

    public synchronized InMemorySystem withType(String newType) {
        type = newType;
        return this;
    }

    public synchronized InMemorySystem withOrganisation(String id) {
        organisation = id;
        return this;
    }

    public synchronized InMemorySystem withPassword(String expected) {
        password = Optional.of(expected);
        return this;
    }

    /** How far before the cursor a change feed reads again. */
    public synchronized InMemorySystem withOverlap(Duration newOverlap) {
        overlap = newOverlap;
        return this;
    }

    public synchronized InMemorySystem withPages(int size) {
        pageSize = size;
        return this;
    }

    public synchronized InMemorySystem withBatches(int size) {
        batchSize = size;
        return this;
    }

    /** Revisions tell seconds only: two edits within one second look alike, as in many a real system. */
    public synchronized InMemorySystem withStampsAsRevisions() {
        revisionsAreStamps = true;
        return this;
    }

    /** The system rewrites what it is given, such as by trimming; called with field and value. */
    public synchronized InMemorySystem normalising(BinaryOperator<String> newNormaliser) {
        normaliser = newNormaliser;
        return this;
    }

    /** Somebody creates a record there; answers its id. */
    public synchronized String put(String object, Map<String, String> values) {
        return table(object).insert(Optional.empty(), Optional.empty(), values).id();
    }

    /** Somebody changes a record there. */
    public synchronized void edit(String object, String id, Map<String, String> values) {
        table(object).change(id, Optional.empty(), values);
    }

    /** Somebody deletes a record there. */
    public synchronized void remove(String object, String id) {
        table(object).delete(id);
    }

    /** What is done here carries stamps of some time ago, as if a long transaction had become visible only now. */
    public synchronized void committedLate(Duration age, Runnable edits) {
        lateness = age;
        try {
            edits.run();
        } finally {
            lateness = Duration.ZERO;
        }
    }

    /** A record as it is now, deleted ones too. */
    public synchronized Optional<RemoteRecord> find(String object, String id) {
        return table(object).find(id);
    }

    /** Every record that is there now, by id. */
    public synchronized List<RemoteRecord> all(String object) {
        return table(object).live();
    }

    /** What goes wrong, and how often the system was called. */
    public InMemoryFaults faults() {
        return faults;
    }

    public synchronized Set<Capability> capabilities() {
        return Set.copyOf(capabilities);
    }

    synchronized Collection<String> objects() {
        return List.copyOf(tables.keySet());
    }

    synchronized InMemoryTable table(String object) {
        InMemoryTable table = tables.get(object);
        if (table == null) {
            throw new ConnectorException(
                    ConnectorException.Failure.MISCONFIGURED, "there is no object \"" + object + "\"");
        }
        return table;
    }

    boolean can(Capability capability) {
        return capabilities().contains(capability);
    }

    synchronized Optional<String> password() {
        return password;
    }

    synchronized String type() {
        return type;
    }

    synchronized String organisation() {
        return organisation;
    }

    synchronized Duration overlap() {
        return overlap;
    }

    synchronized int pageSize() {
        return pageSize;
    }

    synchronized int batchSize() {
        return batchSize;
    }

    synchronized boolean revisionsAreStamps() {
        return revisionsAreStamps;
    }

    /** A record that was changed a moment ago is not written yet: nobody could tell that change from the next. */
    public synchronized InMemorySystem withSettleTime(Duration time) {
        settleTime = time;
        return this;
    }

    synchronized Duration settleTime() {
        return settleTime;
    }

    synchronized String normalised(String field, String value) {
        return normaliser.apply(field, value);
    }

    synchronized Instant now() {
        return Instant.ofEpochSecond(clock.instant().minus(lateness).getEpochSecond());
    }
}
