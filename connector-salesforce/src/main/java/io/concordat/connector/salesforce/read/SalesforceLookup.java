package io.concordat.connector.salesforce.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.salesforce.describe.DescribedField;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.row.Columns;
import io.concordat.connector.salesforce.row.JsonRows;
import io.concordat.connector.salesforce.row.RecordIds;
import io.concordat.connector.salesforce.row.Row;
import io.concordat.connector.salesforce.soql.Condition;
import io.concordat.connector.salesforce.soql.InLists;
import io.concordat.connector.salesforce.soql.Literal;
import io.concordat.connector.salesforce.soql.Query;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fetches records by id, two thousand in one call, or by what stands in a field. */
public final class SalesforceLookup implements RecordLookup {

    private static final int MOST_IDS = 2_000;

    /** Addresses of mail of a usual length that one query takes. */
    private static final int USUAL_VALUES = 300;

    private final Reading reading;

    public SalesforceLookup(Reading reading) {
        this.reading = reading;
    }

    /** A record that is not there any more comes with its successor, if it was merged or converted. */
    @Override
    public List<RemoteRecord> byId(String object, Set<String> ids, List<String> fields) {
        List<String> wanted = possible(object, ids);
        Columns columns = reading.columns(object, fields);
        List<RemoteRecord> found = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += MOST_IDS) {
            found.addAll(retrieve(columns, wanted.subList(from, Math.min(wanted.size(), from + MOST_IDS))));
        }
        Set<String> missing = new LinkedHashSet<>(wanted);
        found.forEach(record -> missing.remove(record.id()));
        found.addAll(deleted(columns, missing));
        return found;
    }

    /** The ids that can be of this object at all; Salesforce refuses a whole call for one that cannot. */
    private List<String> possible(String object, Collection<String> ids) {
        String prefix = reading.descriptions().get(object).keyPrefix();
        return ids.stream()
                .flatMap(id -> RecordIds.full(id).stream())
                .filter(id -> id.startsWith(prefix))
                .distinct()
                .toList();
    }

    private List<RemoteRecord> retrieve(Columns columns, List<String> ids) {
        ObjectNode body = Json.object();
        ArrayNode wanted = body.putArray("ids");
        ids.forEach(wanted::add);
        ArrayNode fields = body.putArray("fields");
        columns.names().forEach(fields::add);
        ApiRequest request =
                ApiRequest.post("/composite/sobjects/" + columns.object()).json(body);
        return asked(() -> reading.calls().ask(request, answer -> rows(answer.body(), columns)));
    }

    private static List<RemoteRecord> rows(InputStream body, Columns columns) {
        Row row = new Row(columns);
        List<RemoteRecord> records = new ArrayList<>();
        try (JsonParser parser = Json.factory().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw broken();
            }
            JsonRows rows = new JsonRows(parser, row);
            JsonToken token = parser.nextToken();
            for (; token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    rows.read();
                    records.add(row.take());
                }
            }
            if (token != JsonToken.END_ARRAY) {
                throw broken();
            }
            return records;
        } catch (IOException cut) {
            throw broken();
        }
    }

    private static ConnectorException broken() {
        return new ConnectorException(Failure.UNREACHABLE, "a list of records of Salesforce broke off in the middle");
    }

    /** Where records have gone: the recycle bin knows for two weeks. */
    private List<RemoteRecord> deleted(Columns columns, Collection<String> ids) {
        List<Literal> literals = ids.stream().map(Literal::of).toList();
        return query("/queryAll", columns, "Id", literals).stream()
                .filter(record -> record.state() == RemoteRecord.State.DELETED)
                .toList();
    }

    @Override
    public List<RemoteRecord> byField(String object, String field, Set<String> values, List<String> fields) {
        ObjectDescription description = reading.descriptions().get(object);
        DescribedField searched = description
                .field(field)
                .filter(DescribedField::filterable)
                .orElseThrow(() -> new ConnectorException(
                        Failure.MISCONFIGURED,
                        "Salesforce cannot search " + object + " by " + field
                                + "; match by another field, or make this one visible to the signed-in user"));
        List<Literal> literals = values.stream()
                .flatMap(value -> literal(searched, value).stream())
                .toList();
        return query("/query", reading.columns(object, fields), field, literals);
    }

    @Override
    public long calls(long values) {
        return (values + USUAL_VALUES - 1) / USUAL_VALUES;
    }

    /** Empty if no such field holds the value. */
    private static Optional<Literal> literal(DescribedField field, String value) {
        return switch (field.field().type()) {
            case NUMBER -> Literal.number(value);
            case DATE -> Literal.date(value);
            case BOOLEAN ->
                value.equals("true") || value.equals("false")
                        ? Optional.of(Literal.of(value.equals("true")))
                        : Optional.empty();
            case ID -> RecordIds.full(value).map(Literal::of);
            case TEXT, EMAIL, PHONE, URL, PICKLIST, DATE_TIME -> Optional.of(Literal.of(value));
        };
    }

    private List<RemoteRecord> query(String path, Columns columns, String field, List<Literal> values) {
        Query query = Query.of(columns.object(), columns.names());
        Set<String> seen = new HashSet<>();
        List<RemoteRecord> found = new ArrayList<>();
        for (List<Literal> list : InLists.split(query, values)) {
            List<Condition> conditions = Stream.concat(
                            Stream.of(Condition.in(field, list)), reading.usual(columns.object()).stream())
                    .toList();
            pages(path, query.where(Condition.all(conditions)), columns).stream()
                    .filter(record -> seen.add(record.id()))
                    .forEach(found::add);
        }
        return found;
    }

    private List<RemoteRecord> pages(String path, Query query, Columns columns) {
        List<RemoteRecord> found = new ArrayList<>();
        Optional<String> next = Optional.of(path + "?q=" + ApiRequest.encode(query.text()));
        while (next.isPresent()) {
            ApiRequest request = ApiRequest.get(next.get());
            QueryPage page = asked(() ->
                    reading.calls().ask(request, answer -> QueryPage.read(answer.body(), new Row(columns), row -> {})));
            found.addAll(page.records());
            next = page.next();
        }
        return found;
    }

    private interface Question<T> {

        T ask();
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (ApiException refused) {
            throw refused.toConnectorException();
        }
    }
}
