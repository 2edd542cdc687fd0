package io.concordat.connector.csv;

import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks over a whole file, in a few bytes of memory for each row. */
final class Surveyor {

    private static final int MOST_DUPLICATES = 10_000;
    private static final int LINES_NAMED = 5;

    private final CsvFile file;
    private final LongSet seen = new LongSet();
    private final LongSet suspects = new LongSet();
    private boolean suspicious;
    private long rows;
    private long withoutId;
    private Optional<Long> firstWithoutId = Optional.empty();

    private Surveyor(CsvFile file) {
        this.file = file;
    }

    static Survey survey(CsvFile file) throws IOException {
        Surveyor surveyor = new Surveyor(file);
        String digest = surveyor.lookOver();
        Map<String, List<Long>> duplicates = surveyor.suspicious ? surveyor.duplicates() : Map.of();
        return new Survey(surveyor.rows, duplicates, surveyor.withoutId, surveyor.firstWithoutId, digest);
    }

    private String lookOver() throws IOException {
        MessageDigest digest = Row.sha256();
        try (OpenFile open = file.open(in -> new DigestInputStream(in, digest))) {
            for (Optional<Row> row = open.next(); row.isPresent(); row = open.next()) {
                open.check(row.get());
                note(open, row.get());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void note(OpenFile open, Row row) {
        String id = open.id(row);
        if (id.isBlank()) {
            withoutId++;
            firstWithoutId = firstWithoutId.or(() -> Optional.of(row.line()));
            return;
        }
        rows++;
        if (!seen.add(hash(id))) {
            suspicious |= suspects.add(hash(id));
        }
    }

    /** A second look, at the ids whose hash was seen twice. */
    private Map<String, List<Long>> duplicates() throws IOException {
        Map<String, List<Long>> lines = new HashMap<>();
        try (OpenFile open = file.open()) {
            for (Optional<Row> row = open.next(); row.isPresent(); row = open.next()) {
                String id = open.id(row.get());
                if (suspects.contains(hash(id))) {
                    List<Long> of = lines.computeIfAbsent(id, unused -> new ArrayList<>(2));
                    if (of.size() < LINES_NAMED) {
                        of.add(row.get().line());
                    }
                }
                if (lines.size() > 2 * MOST_DUPLICATES) {
                    throw tooMany();
                }
            }
        }
        lines.values().removeIf(of -> of.size() < 2);
        return lines;
    }

    private RuntimeException tooMany() {
        return Trouble.misconfigured("thousands of rows of " + Trouble.name(file.path())
                + " share their id; choose a column that is different in every row");
    }

    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int position = 0; position < id.length(); position++) {
            hash = (hash ^ id.charAt(position)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }
}
