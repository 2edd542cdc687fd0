package io.concordat.web.api.run;

import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes changes as CSV (RFC 4180), a line for each field. */
final class ChangesCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r\n'";
    private static final List<String> HEADER = List.of(
            "id",
            "side",
            "action",
            "object",
            "hubId",
            "remoteId",
            "field",
            "from",
            "to",
            "rule",
            "state",
            "code",
            "message",
            "fix");

    private final Writer out;
    private final FieldNames names;
    private final boolean guarded;

    /**
     * A file.
     *
     * @param guarded whether what a spreadsheet would take for a formula gets an apostrophe before it
     */
    ChangesCsv(Writer out, FieldNames names, boolean guarded) {
        this.out = out;
        this.names = names;
        this.guarded = guarded;
    }

    void header() {
        line(HEADER);
    }

    void write(Change change) {
        ChangeJson json = ChangeJson.of(change, names);
        if (json.fields().isEmpty()) {
            line(cells(json, "", new ChangeJson.FieldJson("", "", "")));
        }
        for (Map.Entry<String, ChangeJson.FieldJson> field : json.fields().entrySet()) {
            line(cells(json, field.getKey(), field.getValue()));
        }
    }

    private static List<String> cells(ChangeJson change, String field, ChangeJson.FieldJson values) {
        ChangeJson.ErrorJson error =
                change.error().orElseGet(() -> ChangeJson.ErrorJson.of(new ChangeError("", "", "")));
        return List.of(
                change.id().toString(),
                change.side().name(),
                change.action().name(),
                change.object(),
                change.hubId().map(UUID::toString).orElse(""),
                change.remoteId().orElse(""),
                field,
                values.from(),
                values.to(),
                values.rule(),
                change.state().name(),
                error.code(),
                error.message(),
                error.fix());
    }

    private void line(List<String> cells) {
        try {
            String separator = "";
            for (String cell : cells) {
                out.write(separator + quoted(cell));
                separator = ",";
            }
            out.write("\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String quoted(String cell) {
        boolean formula = guarded && !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
        String safe = formula ? "'" + cell : cell;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
