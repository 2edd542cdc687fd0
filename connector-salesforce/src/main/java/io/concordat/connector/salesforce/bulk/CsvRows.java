package io.concordat.connector.salesforce.bulk;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of a result as they come, by the names of the header. */
public final class CsvRows implements AutoCloseable {

    private final Cells cells = new Cells();
    private final CsvReader<List<String>> reader;
    private final Iterator<List<String>> rows;
    private final List<String> header;

    public CsvRows(InputStream csv) {
        this.reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .build(cells, csv, StandardCharsets.UTF_8);
        this.rows = reader.iterator();
        this.header = next().orElse(List.of());
    }

    /** From here on only some columns are read; in the others is "". */
    public void readOnly(Set<Integer> columns) {
        cells.wanted = Optional.of(columns);
    }

    /** The names of the columns, in their order; empty if there is nothing at all. */
    public List<String> header() {
        return header;
    }

    /**
     * The values of the next row in the order of the columns; empty after the last one.
     *
     * @throws ConnectorException of UNREACHABLE if the rest is lost or garbled
     */
    public Optional<List<String>> next() {
        try {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        } catch (CsvParseException | UncheckedIOException garbled) {
            throw new ConnectorException(
                    Failure.UNREACHABLE, "a result of Salesforce broke off in the middle", garbled);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Makes strings of those values only that somebody wants. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<List<String>> {

        private Optional<Set<Integer>> wanted = Optional.empty();
        private List<String> row = List.of();
        private int width;

        @Override
        protected void handleBegin(long line) {
            row = new ArrayList<>(width);
        }

        @Override
        protected void handleField(int place, char[] text, int from, int length, boolean quoted) {
            boolean read = wanted.isEmpty() || wanted.get().contains(place);
            row.add(read && length > 0 ? new String(text, from, length) : "");
        }

        @Override
        protected List<String> buildRecord() {
            width = row.size();
            return row;
        }
    }
}
