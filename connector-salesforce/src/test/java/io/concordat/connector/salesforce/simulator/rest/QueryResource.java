package io.concordat.connector.salesforce.simulator.rest;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.soql.Result;
import io.concordat.connector.salesforce.simulator.soql.Soql;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /query?q=}, {@code /queryAll?q=} and the pages after the first. */
final class QueryResource implements Resource {

    private static final Pattern BATCH_SIZE = Pattern.compile("batchSize\\s*=\\s*(\\d+)");
    private static final int SMALLEST = 200;
    private static final int LARGEST = 2_000;

    private final Org org;
    private final Soql soql;
    private final Cursors cursors;

    QueryResource(Org org, Cursors cursors) {
        this.org = org;
        this.soql = new Soql(org);
        this.cursors = cursors;
    }

    @Override
    public Response handle(Call call) {
        if (!call.method().equals("GET")) {
            throw RowResource.notAllowed(call);
        }
        return call.path().size() > 1 ? next(call) : first(call);
    }

    private Response first(Call call) {
        String text = call.request().parameters().getOrDefault("q", "");
        if (text.isBlank()) {
            throw ApiError.malformedQuery("SOQL statement is missing");
        }
        boolean deleted = call.part(0).equalsIgnoreCase("queryAll");
        Result result = soql.run(text, call.access(), deleted);
        if (result.isAggregate()) {
            return aggregates(call, result);
        }
        Cursors.Cursor cursor = cursors.open(result, call.access().userId(), batchSize(call));
        return page(call, cursor, 0);
    }

    private Response next(Call call) {
        Matcher locator = Pattern.compile("(01g\\w{15})-(\\d+)").matcher(call.part(1));
        if (!locator.matches()) {
            throw new ApiError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        Cursors.Cursor cursor = cursors.find(locator.group(1), call.access().userId());
        return page(call, cursor, Integer.parseInt(locator.group(2)));
    }

    private Response page(Call call, Cursors.Cursor cursor, int from) {
        List<Row> rows = cursor.result().rows();
        int size = cursors.pageSize(cursor.batchSize());
        int to = Math.min(from + size, rows.size());
        Records records = new Records(org, call.root());
        return Json.response(200, out -> {
            out.writeStartObject();
            out.writeNumberField("totalSize", cursor.result().total());
            out.writeBooleanField("done", to >= rows.size());
            if (to < rows.size()) {
                out.writeStringField("nextRecordsUrl", call.root() + "/query/" + cursor.id() + "-" + to);
            }
            out.writeArrayFieldStart("records");
            for (Row row : rows.subList(Math.min(from, to), to)) {
                records.write(out, row, cursor.result().projection());
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private Response aggregates(Call call, Result result) {
        Records records = new Records(org, call.root());
        return Json.response(200, out -> {
            out.writeStartObject();
            out.writeNumberField("totalSize", result.total());
            out.writeBooleanField("done", true);
            out.writeArrayFieldStart("records");
            for (Map<String, Object> line : result.aggregates()) {
                records.aggregate(out, line);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static int batchSize(Call call) {
        Matcher matcher =
                BATCH_SIZE.matcher(call.request().header("Sforce-Query-Options").orElse(""));
        int wanted = matcher.find() ? Integer.parseInt(matcher.group(1)) : LARGEST;
        return Math.max(SMALLEST, Math.min(LARGEST, wanted));
    }
}
