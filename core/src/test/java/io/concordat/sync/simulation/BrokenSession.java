package io.concordat.sync.simulation;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.Session;
import io.concordat.connector.WriteOutcome;
import io.concordat.sync.store.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation that breaks one rule and is honest otherwise. */
final class BrokenSession {

    private BrokenSession() {}

    static Session of(Session honest, Flaw flaw, MemoryStore store) {
        return switch (flaw) {
            case ROWS_NOT_CHECKED -> with(honest, "write", (given, original) -> taken(given[1], original.with(given)));
            case LOST_ANSWER_TAKEN_AS_NOT_SENT -> with(honest, "write", (given, original) -> notSent(given, original));
            case ALL_FIELDS_SENT ->
                with(honest, "write", (given, original) -> original.with(given[0], whole(given[1], store)));
            case REVISION_TRUSTED_TOO_EARLY -> with(honest, "settleTime", (given, original) -> Duration.ofSeconds(1));
            case NEWCOMERS_OVERLOOKED, CREATE_OVERWRITES ->
                Tampering.with(
                        Session.class,
                        honest,
                        "lookup",
                        (given, original) -> honest.lookup()
                                .map(lookup -> Tampering.with(
                                        RecordLookup.class,
                                        lookup,
                                        "byField",
                                        (asked, answer) -> store.isApplying() ? List.of() : answer.with(asked))));
            default -> honest;
        };
    }

    private static Session with(Session honest, String method, Tampering tampering) {
        return Tampering.with(
                Session.class,
                honest,
                "writer",
                (given, original) ->
                        honest.writer().map(writer -> Tampering.with(RecordWriter.class, writer, method, tampering)));
    }

    private static List<Object> taken(Object batch, Object outcomes) {
        List<Object> taken = new ArrayList<>((Collection<?>) outcomes);
        List<?> writes = List.copyOf((Collection<?>) batch);
        for (int i = 0; i < taken.size(); i++) {
            if (writes.get(i) instanceof RemoteWrite.Update update) {
                taken.set(i, new WriteOutcome.Written(update.id(), ""));
            }
        }
        return taken;
    }

    private static Object notSent(Object[] given, Tampering.Original original) {
        try {
            return original.with(given);
        } catch (ConnectorException failure) {
            throw new ConnectorException(Failure.UNREACHABLE, "never mind", failure);
        }
    }

    private static List<RemoteWrite> whole(Object batch, MemoryStore store) {
        List<RemoteWrite> writes = new ArrayList<>();
        for (Object write : (Collection<?>) batch) {
            writes.add(write instanceof RemoteWrite.Update update ? whole(update, store) : (RemoteWrite) write);
        }
        return writes;
    }

    private static RemoteWrite whole(RemoteWrite.Update update, MemoryStore store) {
        Map<String, String> values = new HashMap<>(update.values());
        store.links().stream()
                .filter(link -> link.remoteId().equals(update.id()))
                .map(link -> store.hubRecord(link.hubObject(), link.hubId()))
                .flatMap(Optional::stream)
                .forEach(record ->
                        Scenario.FIELDS.forEach((field, there) -> values.putIfAbsent(there, record.value(field))));
        return new RemoteWrite.Update(update.token(), update.id(), update.expectedRevision(), values);
    }
}
