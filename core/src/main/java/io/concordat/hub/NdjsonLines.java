package io.concordat.hub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.concordat.HubException.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of a file with one JSON object on each line. {@code identities} and {@code attributes} may be objects; a
 * line that is no JSON is refused alone.
 */
final class NdjsonLines implements ImportLines {

    private static final int LONGEST_LINE = 4 * 1024 * 1024;
    private static final String IDENTITIES = "identities";
    private static final Set<String> NESTED = Set.of(IDENTITIES, "attributes");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final BufferedReader reader;
    private long number;

    NdjsonLines(InputStream in) {
        this.reader = new BufferedReader(new HonestReader(in));
    }

    @Override
    public Optional<ImportLine> next() {
        try {
            Optional<String> line = text();
            while (line.isPresent() && line.get().isBlank()) {
                line = text();
            }
            return line.map(this::line);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The next line; of one that is too long only as much as shows that it is. */
    private Optional<String> text() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return Optional.empty();
        }
        number++;
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return Optional.of(line.toString());
    }

    private ImportLine line(String text) {
        if (text.length() > LONGEST_LINE) {
            return ImportLine.broken(number, "", "a line has at most 4 million characters");
        }
        Map<String, String> cells = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return ImportLine.broken(number, "", "is no JSON object");
            }
            readObject(parser, "", cells, problems);
            if (parser.nextToken() != null) {
                return ImportLine.broken(number, "", "has more than one JSON object");
            }
        } catch (IOException malformed) {
            return ImportLine.broken(number, "", "is no JSON, or names a field twice");
        }
        return new ImportLine(number, cells, problems);
    }

    private static void readObject(JsonParser parser, String prefix, Map<String, String> cells, List<Problem> problems)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && prefix.isEmpty() && NESTED.contains(name)) {
                readObject(parser, name.equals(IDENTITIES) ? IDENTITIES + "." : " ", cells, problems);
            } else if (value.isScalarValue()) {
                readCell(parser, prefix.strip() + name, value, cells, problems);
            } else {
                problems.add(new Problem(prefix.strip() + name, "takes a text, a number, true, false or null"));
                parser.skipChildren();
            }
        }
    }

    private static void readCell(
            JsonParser parser, String name, JsonToken value, Map<String, String> cells, List<Problem> problems)
            throws IOException {
        String cell = value == JsonToken.VALUE_NULL ? "" : parser.getText();
        if (cell.length() > ImportLine.LONGEST_CELL) {
            problems.add(new Problem(name, "a value has at most 128 KiB"));
        } else if (cells.containsKey(name)) {
            problems.add(new Problem(name, "stands twice in the line"));
        } else {
            cells.put(name, cell);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
