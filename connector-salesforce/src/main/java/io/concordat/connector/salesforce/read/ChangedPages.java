package io.concordat.connector.salesforce.read;

import io.concordat.connector.Cursor;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.salesforce.bulk.QueryJob;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.row.Columns;
import io.concordat.connector.salesforce.row.Row;
import io.concordat.connector.salesforce.soql.Condition;
import io.concordat.connector.salesforce.soql.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What changed since a position, deleted records included, in the order of change. Starts with a query; if that has
 * very many rows a job takes over.
 */
final class ChangedPages implements RecordReader.Pages {

    private static final String STAMP = "SystemModstamp";
    private static final Set<String> LOST_PLACE =
            Set.of("INVALID_QUERY_LOCATOR", "QUERY_LOCATOR_EXPIRED", "QUERY_LOCATOR_NOT_FOUND");
    private static final Set<String> TOO_MUCH = Set.of("QUERY_TIMEOUT", "OPERATION_TOO_LARGE", "QUERY_TOO_COMPLICATED");

    private final Reading reading;
    private final String object;
    private final List<String> wanted;
    private final Optional<ReadPosition> since;
    private final Progress progress;
    private Columns columns;
    private Optional<String> place = Optional.empty();
    private Optional<JobPages> job = Optional.empty();
    private boolean ended;

    ChangedPages(Reading reading, String object, List<String> wanted, Optional<ReadPosition> since) {
        this.reading = reading;
        this.object = object;
        this.wanted = List.copyOf(wanted);
        this.since = since;
        this.progress = new Progress(reading.organisation(), since);
        this.columns = reading.columns(object, wanted);
    }

    @Override
    public Optional<List<RemoteRecord>> next() {
        while (!ended) {
            boolean byJob = job.isPresent();
            Optional<List<RemoteRecord>> page = byJob ? job.get().next() : nextOfQuery();
            ended |= byJob && page.isEmpty();
            if (page.filter(records -> !records.isEmpty()).isPresent()) {
                progress.page();
                return page;
            }
        }
        return Optional.empty();
    }

    private Optional<List<RemoteRecord>> nextOfQuery() {
        Optional<QueryPage> page = place.isPresent() ? Optional.of(further(place.get())) : begin();
        page.ifPresent(read -> {
            place = read.next();
            ended = place.isEmpty();
        });
        return page.map(QueryPage::records);
    }

    /** The first page; empty if a job has taken over. */
    private Optional<QueryPage> begin() {
        try {
            QueryPage first = ask(changed());
            progress.begin(reading.calls().client().clock());
            boolean many = first.total() > reading.manyRows() && first.next().isPresent();
            return many && startJob() ? Optional.empty() : Optional.of(first);
        } catch (ApiException refused) {
            if (TOO_MUCH.contains(refused.code()) && startJob()) {
                return Optional.empty();
            }
            if (!refused.has("INVALID_FIELD")) {
                throw refused.toConnectorException();
            }
            lookAgain();
            return Optional.of(askForGood(changed()));
        }
    }

    /** A field was taken away since it was described: it is left out, which is not the same as blank. */
    private void lookAgain() {
        reading.descriptions().refresh();
        columns = reading.columns(object, wanted);
    }

    private Query changed() {
        return query(since.map(from -> Condition.since(STAMP, from.stamp().minus(reading.overlap()))))
                .orderedBy(STAMP, "Id");
    }

    private Query query(Optional<Condition> from) {
        List<Condition> conditions =
                Stream.concat(reading.usual(object).stream(), from.stream()).toList();
        Query query = Query.of(object, columns.names());
        return conditions.isEmpty() ? query : query.where(Condition.all(conditions));
    }

    private QueryPage further(String next) {
        try {
            return page(ApiRequest.get(next));
        } catch (ApiException refused) {
            if (LOST_PLACE.contains(refused.code())) {
                return resume();
            }
            throw refused.toConnectorException();
        }
    }

    /** Salesforce has forgotten where we were; the last row knows. */
    private QueryPage resume() {
        return askForGood(query(Optional.of(Condition.behind(STAMP, progress.newest(), progress.lastId())))
                .orderedBy(STAMP, "Id"));
    }

    private QueryPage askForGood(Query query) {
        try {
            return ask(query);
        } catch (ApiException refused) {
            throw refused.toConnectorException();
        }
    }

    private QueryPage ask(Query query) {
        return page(ApiRequest.get("/queryAll?q=" + ApiRequest.encode(query.text())));
    }

    private QueryPage page(ApiRequest request) {
        return reading.calls()
                .ask(
                        request,
                        answer -> QueryPage.read(
                                answer.body(), new Row(columns), row -> progress.row(row.stamp(), row.id())));
    }

    /** In no order, which a job would pay dearly for. Answers whether jobs know this object. */
    private boolean startJob() {
        progress.begin(reading.calls().client().clock());
        try {
            QueryJob query =
                    QueryJob.run(reading.calls(), reading.polling(), changed().orderedBy());
            job = Optional.of(new JobPages(reading.calls(), query, columns, progress));
            return true;
        } catch (ApiException refused) {
            if (refused.status() == 400) {
                return false;
            }
            throw refused.toConnectorException();
        }
    }

    @Override
    public Cursor cursor() {
        return progress.next().cursor();
    }

    @Override
    public void close() {
        ended = true;
        job.ifPresent(JobPages::close);
    }
}
