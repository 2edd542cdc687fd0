package io.concordat.hub;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.concordat.HubException;
import io.concordat.HubException.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The records of a CSV file with a header. Comma, semicolon or tab: what the header is separated by. */
final class CsvLines implements ImportLines {

    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int LONGEST_BUFFER = 4 * 1024 * 1024;
    private static final String MALFORMED =
            "the file is no CSV after this line, as when a quote is not closed, or has a cell of more than 4 million characters; nothing after it was read";
    private static final String SEPARATORS = ",;\t";

    private final CloseableIterator<CsvRecord> rows;
    private final List<String> columns;
    private final UnaryOperator<String> unguard;
    private long lastLine = 1;
    private boolean broken;

    /** @throws HubException if there is no header, or a column stands twice */
    CsvLines(InputStream in, UnaryOperator<String> unguard) {
        this.unguard = unguard;
        BufferedReader reader = new BufferedReader(new HonestReader(in), LONGEST_HEADER);
        this.rows = CsvReader.builder()
                .fieldSeparator(separator(reader))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_BUFFER)
                .ofCsvRecord(reader)
                .iterator();
        this.columns = header();
    }

    List<String> columns() {
        return columns;
    }

    private List<String> header() {
        List<String> names =
                firstRecord().getFields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw HubException.invalid("columns", "column " + name + " stands twice");
            }
        }
        return names;
    }

    private CsvRecord firstRecord() {
        try {
            return record().orElseThrow(
                            () -> HubException.invalid("columns", "the file has no header that names its columns"));
        } catch (CsvParseException malformed) {
            throw HubException.invalid("columns", "the file does not start like a CSV file");
        }
    }

    @Override
    public Optional<ImportLine> next() {
        if (broken) {
            return Optional.empty();
        }
        try {
            return record().map(this::line);
        } catch (CsvParseException malformed) {
            broken = true;
            return Optional.of(ImportLine.broken(lastLine, "", MALFORMED));
        }
    }

    private Optional<CsvRecord> record() {
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        CsvRecord record = rows.next();
        lastLine = record.getStartingLineNumber();
        return Optional.of(record);
    }

    private ImportLine line(CsvRecord record) {
        if (record.getFieldCount() != columns.size()) {
            return ImportLine.broken(
                    record.getStartingLineNumber(),
                    "",
                    "has " + record.getFieldCount() + " cells, the header " + columns.size());
        }
        Map<String, String> cells = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = record.getField(i);
            if (cell.length() > ImportLine.LONGEST_CELL) {
                problems.add(new Problem(columns.get(i), "a cell has at most 128 KiB"));
            } else if (!cell.isEmpty()) {
                cells.put(columns.get(i), unguard.apply(cell));
            }
        }
        return new ImportLine(record.getStartingLineNumber(), cells, problems);
    }

    /** The separator that stands in the header most often. */
    private static char separator(BufferedReader reader) {
        String header = peek(reader);
        char best = SEPARATORS.charAt(0);
        for (int i = 1; i < SEPARATORS.length(); i++) {
            if (count(header, SEPARATORS.charAt(i)) > count(header, best)) {
                best = SEPARATORS.charAt(i);
            }
        }
        return best;
    }

    private static long count(String header, char separator) {
        return header.chars().filter(c -> c == separator).count();
    }

    private static String peek(BufferedReader reader) {
        try {
            reader.mark(LONGEST_HEADER);
            StringBuilder header = new StringBuilder();
            for (int c = reader.read();
                    c >= 0 && c != '\n' && header.length() < LONGEST_HEADER - 1;
                    c = reader.read()) {
                header.append((char) c);
            }
            reader.reset();
            return header.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
