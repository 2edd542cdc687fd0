package io.concordat.bench;

import io.concordat.connector.Capability;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The other system: as many generated people as asked for, of which only what changed is kept, three bytes each. It has
 * a change feed or shows itself as a snapshot, and remembers what is written to it.
 */
final class GeneratedSystem {

    static final String OBJECT = "Contact";

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    /** Outside the heap, which is measured. */
    private final ByteBuffer departments;

    private final ByteBuffer cities;
    private final ByteBuffer changed;
    private byte now = 1;
    private boolean feed = true;

    /** One person in ten has no department there, so that the hub fills it. */
    GeneratedSystem(int size) {
        departments = ByteBuffer.allocateDirect(size);
        cities = ByteBuffer.allocateDirect(size);
        changed = ByteBuffer.allocateDirect(size);
        for (int i = 0; i < size; i++) {
            departments.put(i, (byte) (i % 10 == 0 ? 0 : People.hubDepartment(i)));
            cities.put(i, (byte) People.hubCity(i));
            changed.put(i, now);
        }
    }

    int size() {
        return departments.capacity();
    }

    void asFeed(boolean on) {
        feed = on;
    }

    boolean isFeed() {
        return feed;
    }

    /** What happens from here on is later than what was read before. */
    void tick() {
        now++;
    }

    byte now() {
        return now;
    }

    byte changed(int person) {
        return changed.get(person);
    }

    /** Somebody moves house. */
    void move(int person) {
        cities.put(person, (byte) ((cities.get(person) + 1) % 100));
        changed.put(person, now);
    }

    Set<Capability> capabilities() {
        EnumSet<Capability> all =
                EnumSet.of(Capability.READ, Capability.LOOKUP, Capability.WRITE, Capability.COMPARE_AND_SET);
        if (feed) {
            all.add(Capability.CHANGE_FEED);
        }
        return all;
    }

    static List<RemoteField> fields() {
        return People.ATTRIBUTES.stream()
                .map(attribute -> RemoteField.of(
                        People.field(attribute), attribute.equals("birthdate") ? FieldType.DATE : FieldType.TEXT, 255))
                .toList();
    }

    static String id(int person) {
        return "C" + (10_000_000 + person);
    }

    static int person(String id) {
        return Integer.parseInt(id, 1, id.length(), 10) - 10_000_000;
    }

    RemoteRecord record(int person) {
        return new RemoteRecord(
                id(person),
                RemoteRecord.State.LIVE,
                revision(person),
                Optional.of(BEGINNING.plusSeconds(changed.get(person))),
                Optional.empty(),
                People.remote(person, departments.get(person), cities.get(person)));
    }

    private String revision(int person) {
        return changed.get(person) + "." + departments.get(person) + "." + cities.get(person);
    }

    WriteOutcome write(RemoteWrite write) {
        if (!(write instanceof RemoteWrite.Update update)) {
            throw new IllegalStateException("the benchmark only updates");
        }
        int person = person(update.id());
        if (!update.expectedRevision().equals(revision(person))) {
            return new WriteOutcome.Changed();
        }
        update.values().forEach((field, value) -> set(person, field, value));
        changed.put(person, now);
        return new WriteOutcome.Written(update.id(), revision(person));
    }

    private void set(int person, String field, String value) {
        int number = Integer.parseInt(value.substring(value.indexOf(' ') + 1));
        if (!field.equals("Department") || !value.equals(People.department(number))) {
            throw new IllegalStateException("nobody changed " + field);
        }
        departments.put(person, (byte) number);
    }
}
