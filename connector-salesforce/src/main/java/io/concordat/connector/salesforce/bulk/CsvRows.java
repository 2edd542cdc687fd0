package io.concordat.connector.salesforce.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Rows of a result as they come, by the names of the header. */
public final class CsvRows implements AutoCloseable {

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final List<String> header;

    public CsvRows(InputStream csv) {
        this.reader = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(csv, StandardCharsets.UTF_8);
        this.rows = reader.iterator();
        this.header = next().orElse(List.of());
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
            return rows.hasNext() ? Optional.of(rows.next().getFields()) : Optional.empty();
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
}
