package io.concordat.hub;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Writes all records of an object as CSV that an import takes back. Records are read by the page, so that memory does
 * not grow with the hub; one that changes meanwhile is written as it is when its page is read. Safe for many threads.
 */
@ApplicationScoped
public class Exports {

    private static final int PAGE = 1_000;
    private static final UUID LEAST = new UUID(0, 0);
    private static final String BY_ID = "r.id > :after ORDER BY r.id LIMIT :limit";

    private final Database database;

    @Inject
    public Exports(Database database) {
        this.database = database;
    }

    /** For programs: every cell is the value. Does not close the stream. */
    public void csv(HubObject object, OutputStream out) throws IOException {
        write(object, out, cell -> cell);
    }

    /** For spreadsheets: no cell starts like a formula. Does not close the stream. */
    public void spreadsheet(HubObject object, OutputStream out) throws IOException {
        write(object, out, SpreadsheetCells::guard);
    }

    private void write(HubObject object, OutputStream out, UnaryOperator<String> guard) throws IOException {
        List<String> attributes = database.call(handle -> AttributeRepository.list(handle, object)).stream()
                .map(Attribute::name)
                .toList();
        List<String> namespaces = database.call(handle -> IdentityRepository.namespaces(handle, object));
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new BufferedOutputStream(out), StandardCharsets.UTF_8);
        csv.writeRecord(header(object, namespaces, attributes));
        Optional<UUID> last = Optional.of(LEAST);
        while (last.isPresent()) {
            last = page(object, last.get(), csv, record -> cells(record, namespaces, attributes, guard));
        }
        csv.flush();
    }

    private static List<String> header(HubObject object, List<String> namespaces, List<String> attributes) {
        List<String> header = new ArrayList<>(ImportColumns.frame(object));
        namespaces.forEach(namespace -> header.add(RecordRules.IDENTITIES + namespace));
        header.addAll(attributes);
        return header;
    }

    /** The record with the external key of what it belongs to. */
    private record Placed(HubRecord record, String parentKey) {}

    private Optional<UUID> page(HubObject object, UUID after, CsvWriter csv, CellsOf cells) {
        List<Placed> page = database.call(handle -> placed(handle, object, after));
        page.forEach(placed -> csv.writeRecord(cells.of(placed)));
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(page.get(page.size() - 1).record().id());
    }

    /** How a record becomes cells. */
    private interface CellsOf {
        List<String> of(Placed placed);
    }

    private static List<Placed> placed(Handle handle, HubObject object, UUID after) {
        List<HubRecord> records =
                HubRepository.list(handle, object, Wanted.ALL, BY_ID, Map.of("after", after, "limit", PAGE));
        Set<UUID> parents = new HashSet<>();
        records.forEach(record -> record.parentId().ifPresent(parents::add));
        Map<UUID, String> keys = new HashMap<>();
        RecordCheck.parents(object)
                .ifPresent(of -> HubRepository.byIds(handle, of, parents, Wanted.only(Set.of()))
                        .values()
                        .forEach(parent -> parent.externalKey().ifPresent(key -> keys.put(parent.id(), key))));
        return records.stream()
                .map(record -> new Placed(
                        record,
                        record.parentId().map(id -> keys.getOrDefault(id, "")).orElse("")))
                .toList();
    }

    private static List<String> cells(
            Placed placed, List<String> namespaces, List<String> attributes, UnaryOperator<String> guard) {
        HubRecord record = placed.record();
        List<String> cells = new ArrayList<>();
        cells.add(record.externalKey().orElse(""));
        if (record.object() == HubObject.PROFILES) {
            cells.add(String.valueOf(record.known()));
        }
        if (RecordCheck.parents(record.object()).isPresent()) {
            cells.add(placed.parentKey());
        }
        namespaces.forEach(namespace -> cells.add(record.identities().getOrDefault(namespace, "")));
        attributes.forEach(attribute -> cells.add(record.value(attribute)));
        cells.replaceAll(guard);
        return cells;
    }
}
