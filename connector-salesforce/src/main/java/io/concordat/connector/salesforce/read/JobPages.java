package io.concordat.connector.salesforce.read;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.salesforce.budget.Calls;
import io.concordat.connector.salesforce.bulk.CsvRows;
import io.concordat.connector.salesforce.bulk.QueryJob;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.row.Column;
import io.concordat.connector.salesforce.row.Columns;
import io.concordat.connector.salesforce.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The result of a job, page by page, while it comes in. A part that breaks off is fetched again. */
final class JobPages {

    private static final int PAGE = 2_000;
    private static final int MOST_TRIES = 4;

    private final Calls calls;
    private final QueryJob job;
    private final Row row;
    private final Progress progress;
    private Optional<Part> part = Optional.empty();
    private int tries;

    JobPages(Calls calls, QueryJob job, Columns columns, Progress progress) {
        this.calls = calls;
        this.job = job;
        this.row = new Row(columns);
        this.progress = progress;
    }

    /** The next page; empty after the last one. */
    Optional<List<RemoteRecord>> next() {
        while (true) {
            try {
                if (part.isEmpty()) {
                    part = job.next().map(Part::new);
                }
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                List<RemoteRecord> page = part.get().page();
                if (!page.isEmpty()) {
                    return Optional.of(page);
                }
                end(part.get());
            } catch (ConnectorException lost) {
                again(lost);
            } catch (ApiException refused) {
                again(refused.toConnectorException());
            }
        }
    }

    private void end(Part read) {
        read.expectAll();
        job.done(read.answer);
        close();
        tries = 0;
    }

    private void again(ConnectorException lost) {
        close();
        if (++tries == MOST_TRIES || lost.failure() != Failure.UNREACHABLE) {
            throw lost;
        }
        calls.pauses().before(tries);
    }

    void close() {
        part.ifPresent(open -> open.answer.close());
        part = Optional.empty();
    }

    /** One part while it is read. */
    private final class Part {

        private final ApiAnswer answer;
        private final CsvRows rows;
        private final List<Column> columns;
        private long read;

        Part(ApiAnswer answer) {
            this.answer = answer;
            this.rows = new CsvRows(answer.body());
            this.columns = rows.header().stream().map(row::column).toList();
        }

        List<RemoteRecord> page() {
            List<RemoteRecord> page = new ArrayList<>();
            while (page.size() < PAGE) {
                Optional<List<String>> values = rows.next();
                if (values.isEmpty()) {
                    break;
                }
                read++;
                page.add(record(values.get()));
            }
            return page;
        }

        private RemoteRecord record(List<String> values) {
            for (int i = 0; i < values.size(); i++) {
                row.put(columns.get(i), values.get(i));
            }
            progress.row(row.stamp(), row.id());
            return row.take();
        }

        /** A part that ends early without an error has lost rows all the same. */
        void expectAll() {
            long said = answer.header("Sforce-NumberOfRecords")
                    .filter(text -> text.matches("[0-9]{1,12}"))
                    .map(Long::parseLong)
                    .orElse(read);
            if (said != read) {
                throw new ConnectorException(Failure.UNREACHABLE, "a result of " + said + " rows ended after " + read);
            }
        }
    }
}
