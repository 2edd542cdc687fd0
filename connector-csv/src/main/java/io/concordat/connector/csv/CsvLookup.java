package io.concordat.connector.csv;

import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Finds rows by going through the whole file once for each question. */
final class CsvLookup implements RecordLookup {

    /** More rows with one value are as ambiguous as these. */
    private static final int MOST_FOR_ONE_VALUE = 100;

    private final Folder folder;

    CsvLookup(Folder folder) {
        this.folder = folder;
    }

    @Override
    public List<RemoteRecord> byId(String object, Set<String> ids, List<String> fields) {
        return ids.isEmpty() ? List.of() : find(object, fields, (open, row) -> ids.contains(open.id(row)));
    }

    @Override
    public List<RemoteRecord> byField(String object, String field, Set<String> values, List<String> fields) {
        Set<String> keys = values.stream().map(CsvLookup::key).collect(Collectors.toSet());
        Map<String, Integer> found = new HashMap<>();
        List<RemoteRecord> records = find(object, fields, (open, row) -> {
            String key = key(open.text(row, open.header().column(field)));
            return keys.contains(key) && found.merge(key, 1, Integer::sum) <= MOST_FOR_ONE_VALUE;
        });
        return records.stream()
                .filter(record -> fields.isEmpty() || !record.values().isEmpty())
                .toList();
    }

    private List<RemoteRecord> find(String object, List<String> fields, BiPredicate<OpenFile, Row> wanted) {
        CsvFile file = folder.file(object);
        try {
            return file.unchanged(file.signature(), () -> find(file, fields, wanted));
        } catch (IOException failure) {
            throw Trouble.failed(file.path(), failure);
        }
    }

    private List<RemoteRecord> find(CsvFile file, List<String> fields, BiPredicate<OpenFile, Row> wanted)
            throws IOException {
        Survey survey = file.survey();
        try (OpenFile open = file.open()) {
            return records(open, new RecordView(open, survey, fields, folder.modifiedColumn()), wanted);
        }
    }

    private static List<RemoteRecord> records(OpenFile open, RecordView view, BiPredicate<OpenFile, Row> wanted)
            throws IOException {
        List<RemoteRecord> records = new ArrayList<>();
        for (Optional<Row> row = open.next(); row.isPresent(); row = open.next()) {
            if (wanted.test(open, row.get())) {
                view.record(row.get()).ifPresent(records::add);
            }
        }
        return records;
    }

    private static String key(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
