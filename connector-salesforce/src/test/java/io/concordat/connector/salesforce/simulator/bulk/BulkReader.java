package io.concordat.connector.salesforce.simulator.bulk;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.rest.Values;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.soql.Projection;
import io.concordat.connector.salesforce.simulator.soql.Result;
import io.concordat.connector.salesforce.simulator.soql.Soql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works a query job off: the values of the moment in which it runs. */
final class BulkReader {

    private final Org org;
    private final QueryJob job;

    BulkReader(Org org, QueryJob job) {
        this.org = org;
        this.job = job;
    }

    void work() {
        try {
            Result result = new Soql(org)
                    .run(job.query(), job.caller().access(), job.operation().equals("queryAll"));
            List<String> header = new ArrayList<>();
            header(result.projection(), "", header);
            List<List<String>> lines = new ArrayList<>(result.rows().size());
            for (Row row : result.rows()) {
                List<String> line = new ArrayList<>(header.size());
                line(Optional.of(row), result.projection(), line);
                lines.add(line);
            }
            job.found(header, lines);
            job.state(JobState.JOB_COMPLETE);
        } catch (ApiError broken) {
            job.fail(broken.text());
        }
    }

    private static void header(Projection projection, String prefix, List<String> header) {
        for (Projection.Part part : projection.parts()) {
            if (part instanceof Projection.Value value) {
                header.add(prefix + value.field().name());
            } else if (part instanceof Projection.Parent parent) {
                header(parent.projection(), prefix + parent.reference().relationship() + ".", header);
            }
        }
    }

    private void line(Optional<Row> row, Projection projection, List<String> line) {
        for (Projection.Part part : projection.parts()) {
            if (part instanceof Projection.Value value) {
                FieldSchema field = value.field();
                line.add(row.map(found -> Values.text(field, found.get(field.name())))
                        .orElse(""));
            } else if (part instanceof Projection.Parent parent) {
                Optional<Row> above = row.map(
                                found -> found.get(parent.reference().name()))
                        .filter(id -> !Blank.is(id))
                        .flatMap(id -> org.find(id.toString()));
                line(above, parent.projection(), line);
            }
        }
    }
}
