package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.soql.Projection;
import io.concordat.connector.salesforce.simulator.soql.Result;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes records. */
final class Records {

    private final Org org;
    private final String root;

    Records(Org org, String root) {
        this.org = org;
        this.root = root;
    }

    void write(JsonGenerator out, Row row, Projection projection) throws IOException {
        begin(out, row);
        for (Projection.Part part : projection.parts()) {
            if (part instanceof Projection.Value value) {
                field(out, row, value.field());
            } else if (part instanceof Projection.Parent parent) {
                parent(out, row, parent);
            } else if (part instanceof Projection.Children children) {
                children(out, row, children);
            }
        }
        out.writeEndObject();
    }

    /** A record with these fields. */
    void write(JsonGenerator out, Row row, List<FieldSchema> fields) throws IOException {
        begin(out, row);
        for (FieldSchema field : fields) {
            Values.write(out, row, field);
        }
        out.writeEndObject();
    }

    void aggregate(JsonGenerator out, Map<String, Object> line) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("attributes");
        out.writeStringField("type", "AggregateResult");
        out.writeEndObject();
        for (Map.Entry<String, Object> entry : line.entrySet()) {
            out.writeFieldName(entry.getKey());
            Values.writeBare(out, entry.getValue());
        }
        out.writeEndObject();
    }

    private void begin(JsonGenerator out, Row row) throws IOException {
        String type = row.object().name();
        out.writeStartObject();
        out.writeObjectFieldStart("attributes");
        out.writeStringField("type", type);
        out.writeStringField("url", root + "/sobjects/" + type + "/" + row.id());
        out.writeEndObject();
    }

    /** A field of a parent of several kinds is looked up by its name. */
    private static void field(JsonGenerator out, Row row, FieldSchema field) throws IOException {
        Optional<FieldSchema> own = row.object().field(field.name());
        if (own.isPresent()) {
            Values.write(out, row, own.get());
        } else {
            out.writeNullField(field.name());
        }
    }

    private void parent(JsonGenerator out, Row row, Projection.Parent parent) throws IOException {
        out.writeFieldName(parent.reference().relationship());
        Object id = row.get(parent.reference().name());
        Optional<Row> found = Blank.is(id) ? Optional.empty() : org.find(id.toString());
        if (found.isPresent()) {
            write(out, found.get(), parent.projection());
        } else {
            out.writeNull();
        }
    }

    private void children(JsonGenerator out, Row row, Projection.Children children) throws IOException {
        Result result = children.query().of(row);
        out.writeFieldName(children.name());
        if (result.rows().isEmpty()) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeNumberField("totalSize", result.total());
        out.writeBooleanField("done", true);
        out.writeArrayFieldStart("records");
        for (Row child : result.rows()) {
            write(out, child, result.projection());
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
