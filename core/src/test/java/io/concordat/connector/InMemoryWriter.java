package io.concordat.connector;

import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.InMemoryFaults.Call;
import io.concordat.connector.WriteOutcome.Changed;
import io.concordat.connector.WriteOutcome.Exists;
import io.concordat.connector.WriteOutcome.Gone;
import io.concordat.connector.WriteOutcome.Refused;
import io.concordat.connector.WriteOutcome.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes to an {@link InMemorySystem}, row by row, each row atomic by itself. */
final class InMemoryWriter implements RecordWriter {

    private final InMemorySystem system;

    InMemoryWriter(InMemorySystem system) {
        this.system = system;
    }

    @Override
    public int batchSize() {
        return system.batchSize();
    }

    @Override
    public Duration settleTime() {
        return system.settleTime();
    }

    @Override
    public List<WriteOutcome> write(String object, List<RemoteWrite> batch) {
        InMemoryTable table = system.table(object);
        system.faults().reach(Call.WRITE);
        if (system.faults().keep(() -> execute(table, batch))) {
            throw new ConnectorException(Failure.OUTCOME_UNKNOWN, "no answer in time");
        }
        List<WriteOutcome> outcomes = execute(table, batch);
        system.faults().reach(Call.ANSWER);
        return outcomes;
    }

    private List<WriteOutcome> execute(InMemoryTable table, List<RemoteWrite> batch) {
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (RemoteWrite write : batch) {
            system.faults().reach(Call.ROW);
            synchronized (system) {
                outcomes.add(system.faults().judgement(write).orElseGet(() -> execute(table, write)));
            }
        }
        return List.copyOf(outcomes);
    }

    private WriteOutcome execute(InMemoryTable table, RemoteWrite write) {
        if (write instanceof RemoteWrite.Create create) {
            return create(table, create);
        }
        if (write instanceof RemoteWrite.Update update) {
            return update(table, update);
        }
        return delete(table, (RemoteWrite.Delete) write);
    }

    private WriteOutcome create(InMemoryTable table, RemoteWrite.Create create) {
        if (!system.can(Capability.CREATE)) {
            return notAllowed("creates no records");
        }
        Optional<RemoteRecord> existing = table.findByKey(create.key());
        if (existing.isPresent()) {
            return new Exists(existing.get().id());
        }
        Optional<WriteOutcome> missing = table.fields().stream()
                .filter(RemoteField::required)
                .filter(field -> create.values().getOrDefault(field.name(), "").isBlank())
                .<WriteOutcome>map(field ->
                        new Refused("REQUIRED_FIELD_MISSING", "\"" + field.name() + "\" is required", "fill it in"))
                .findFirst();
        return missing.or(() -> refusal(table, create.values())).orElseGet(() -> {
            RemoteRecord record = table.insert(Optional.of(create.key()), Optional.of(create.token()), create.values());
            return new Written(record.id(), record.revision());
        });
    }

    private WriteOutcome update(InMemoryTable table, RemoteWrite.Update update) {
        return standing(table, update.id(), update.expectedRevision())
                .or(() -> refusal(table, update.values()))
                .orElseGet(() -> {
                    RemoteRecord record = table.change(update.id(), Optional.of(update.token()), update.values());
                    return new Written(record.id(), record.revision());
                });
    }

    private WriteOutcome delete(InMemoryTable table, RemoteWrite.Delete delete) {
        if (!system.can(Capability.DELETE)) {
            return notAllowed("deletes no records");
        }
        return standing(table, delete.id(), delete.expectedRevision())
                .orElseGet(
                        () -> new Written(delete.id(), table.delete(delete.id()).revision()));
    }

    /** Why a record that is there, or was, cannot be written as it stands. */
    private Optional<WriteOutcome> standing(InMemoryTable table, String id, String expectedRevision) {
        Optional<RemoteRecord> record = table.find(id).filter(InMemoryTable::isLive);
        if (record.isEmpty()) {
            return Optional.of(new Gone());
        }
        boolean moved = system.can(Capability.COMPARE_AND_SET)
                && !record.get().revision().equals(expectedRevision);
        return moved ? Optional.of(new Changed()) : Optional.empty();
    }

    private static Optional<WriteOutcome> refusal(InMemoryTable table, Map<String, String> values) {
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Optional<RemoteField> field = table.field(entry.getKey());
            if (field.isEmpty() || !field.get().updateable()) {
                return Optional.of(new Refused(
                        "INVALID_FIELD", "\"" + entry.getKey() + "\" cannot be written", "check the mapping"));
            }
            int length = field.get().length();
            if (length > 0
                    && entry.getValue().codePointCount(0, entry.getValue().length()) > length) {
                return Optional.of(new Refused(
                        "VALUE_TOO_LONG",
                        "\"" + entry.getKey() + "\" takes " + length + " characters",
                        "shorten the value"));
            }
            List<String> picklist = field.get().picklist();
            if (!picklist.isEmpty() && !entry.getValue().isEmpty() && !picklist.contains(entry.getValue())) {
                return Optional.of(new Refused(
                        "UNKNOWN_PICKLIST_VALUE",
                        "\"" + entry.getKey() + "\" does not know this value",
                        "add the value to the picklist or change it"));
            }
        }
        return Optional.empty();
    }

    private static WriteOutcome notAllowed(String what) {
        return new Refused("NOT_PERMITTED", "the system " + what, "");
    }
}
