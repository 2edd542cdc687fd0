package io.concordat.connector.salesforce.write;

import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.bulk.CsvFile;
import io.concordat.connector.salesforce.bulk.IngestJob;
import io.concordat.connector.salesforce.bulk.Polling;
import io.concordat.connector.salesforce.http.ApiError;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.row.RecordIds;
import io.concordat.connector.salesforce.row.RowValues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Writes very many records by jobs. Results come in any order, and find their records by id or key. */
final class JobCalls {

    private static final String ID = "Id";

    /** Salesforce takes 100 MB. */
    private static final int MOST_BYTES = 60 << 20;

    private final Writing writing;
    private final String object;
    private final Batch batch;

    JobCalls(Writing writing, String object, Batch batch) {
        this.writing = writing;
        this.object = object;
        this.batch = batch;
    }

    /** Whether a file can say what is to be written. */
    static boolean fits(Outgoing row) {
        for (String value : row.values().values()) {
            if (!RowValues.fitsFile(value)) {
                return false;
            }
        }
        return true;
    }

    void update(List<Outgoing> rows) {
        inParts(rows, part -> run("update", ID, part));
    }

    /** @param key the field by which the new records are told apart */
    void create(List<Outgoing> rows, String key) {
        inParts(rows, part -> run("insert", key, part));
    }

    private void inParts(List<Outgoing> rows, Batch.Call call) {
        int size = writing.sizes().job();
        for (int from = 0; from < rows.size(); from += size) {
            batch.send(rows.subList(from, Math.min(rows.size(), from + size)), call);
        }
    }

    private void run(String operation, String key, List<Outgoing> rows) {
        byte[] csv = csv(rows);
        if (csv.length > MOST_BYTES && rows.size() > 1) {
            run(operation, key, rows.subList(0, rows.size() / 2));
            run(operation, key, rows.subList(rows.size() / 2, rows.size()));
            return;
        }
        Map<String, Outgoing> byKey = new HashMap<>(rows.size() * 2);
        rows.forEach(row -> byKey.put(key.equals(ID) ? row.id() : row.values().getOrDefault(key, ""), row));
        Polling polling = writing.polling().forRows(rows.size());
        IngestJob.run(writing.calls(), polling, object, operation, csv, new Settling(key, byKey));
        byKey.values().stream()
                .filter(row -> batch.outcome(row.place()).isEmpty())
                .forEach(row -> batch.settle(row.place(), new WriteOutcome.Unknown()));
    }

    /** One column for every field that any record changes; what a record does not change is left empty. */
    private static byte[] csv(List<Outgoing> rows) {
        Set<String> names = new HashSet<>();
        rows.forEach(row -> names.addAll(row.values().keySet()));
        List<String> fields = names.stream().sorted().toList();
        boolean withId = !rows.get(0).id().isEmpty();
        CsvFile csv = new CsvFile();
        if (withId) {
            csv.cell(ID);
        }
        fields.forEach(csv::cell);
        csv.end();
        for (Outgoing row : rows) {
            if (withId) {
                csv.cell(row.id());
            }
            for (String field : fields) {
                csv.cell(cell(row, field, withId));
            }
            csv.end();
        }
        return csv.bytes();
    }

    private static String cell(Outgoing row, String field, boolean withId) {
        String value = row.values().get(field);
        if (value == null) {
            return "";
        }
        return withId ? RowValues.inFile(value) : value;
    }

    /** Finds for each row of a result the record that it speaks of. */
    private final class Settling implements IngestJob.Results {

        private final String key;
        private final Map<String, Outgoing> byKey;
        private int keyColumn = -1;
        private int idColumn = -1;
        private int errorColumn = -1;

        Settling(String key, Map<String, Outgoing> byKey) {
            this.key = key;
            this.byKey = byKey;
        }

        @Override
        public Set<Integer> header(List<String> names) {
            keyColumn = names.indexOf(key);
            idColumn = names.indexOf("sf__Id");
            errorColumn = names.indexOf("sf__Error");
            return new HashSet<>(List.of(keyColumn, idColumn, errorColumn));
        }

        @Override
        public void written(List<String> row) {
            settle(
                    row,
                    sent -> new WriteOutcome.Written(
                            RecordIds.full(cell(row, idColumn)).orElse(sent.id()), ""));
        }

        @Override
        public void refused(List<String> row) {
            settle(row, sent -> batch.errors().outcome(sent.write(), List.of(error(cell(row, errorColumn)))));
        }

        @Override
        public void untouched(List<String> row) {
            settle(row, sent -> new WriteOutcome.Busy("the job ended before its turn"));
        }

        private void settle(List<String> row, Function<Outgoing, WriteOutcome> outcome) {
            Outgoing sent = byKey.get(key.equals(ID) ? id(row) : cell(row, keyColumn));
            if (sent != null) {
                batch.settle(sent.place(), outcome.apply(sent));
            }
        }

        private String id(List<String> row) {
            String echoed = cell(row, keyColumn < 0 ? idColumn : keyColumn);
            return RecordIds.full(echoed).orElse(echoed);
        }

        private static String cell(List<String> row, int column) {
            return column >= 0 && column < row.size() ? row.get(column) : "";
        }

        /** {@code CODE:message:fields --} */
        private static ApiError error(String said) {
            int code = said.indexOf(':');
            if (code < 0) {
                return new ApiError("", said, List.of(), Json.object());
            }
            String rest = said.substring(code + 1);
            int fields = rest.lastIndexOf(':');
            String names = fields < 0
                    ? ""
                    : rest.substring(fields + 1).replace("--", "").strip();
            return new ApiError(
                    said.substring(0, code),
                    fields < 0 ? rest : rest.substring(0, fields),
                    names.matches("[A-Za-z0-9_]+(,\\s*[A-Za-z0-9_]+)*") ? List.of(names.split(",\\s*")) : List.of(),
                    Json.object());
        }
    }
}
