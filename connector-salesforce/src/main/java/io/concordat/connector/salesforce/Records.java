package io.concordat.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.ApiUsage;
import io.concordat.connector.Capability;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.salesforce.budget.Budget;
import io.concordat.connector.salesforce.budget.Calls;
import io.concordat.connector.salesforce.budget.Pauses;
import io.concordat.connector.salesforce.bulk.Polling;
import io.concordat.connector.salesforce.describe.Descriptions;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.SalesforceClient;
import io.concordat.connector.salesforce.http.Usage.Allowance;
import io.concordat.connector.salesforce.read.Reading;
import io.concordat.connector.salesforce.read.SalesforceLookup;
import io.concordat.connector.salesforce.read.SalesforceReader;
import io.concordat.connector.salesforce.write.SalesforceWriter;
import io.concordat.connector.salesforce.write.Sizes;
import io.concordat.connector.salesforce.write.Writing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How one session reads and writes records, as its settings and the user's rights allow. */
final class Records {

    private final SalesforceClient client;
    private final Descriptions descriptions;
    private final Pauses pauses;
    private final Budget budget;
    private final Calls calls;
    private final Reading reading;
    private final Writing writing;

    Records(
            SalesforceClient client,
            Descriptions descriptions,
            String organisation,
            RecordSettings settings,
            Pauses pauses) {
        this.client = client;
        this.descriptions = descriptions;
        this.pauses = pauses;
        this.budget = new Budget(client.usage(), settings.allowances());
        this.calls = new Calls(client, budget, pauses);
        this.reading = new Reading(
                calls,
                descriptions,
                organisation,
                settings.token(),
                settings.overlap(),
                Reading.MANY_ROWS,
                Polling.USUAL);
        Sizes sizes = new Sizes(
                Sizes.USUAL.collection(), Sizes.USUAL.composite(), Math.max(2, settings.manyRows()), Sizes.USUAL.job());
        this.writing = new Writing(
                calls, descriptions, settings.key(), settings.token(), settings.settleTime(), sizes, Polling.USUAL);
    }

    Optional<RecordReader> reader() {
        return Optional.of(new SalesforceReader(reading));
    }

    Optional<RecordLookup> lookup() {
        return Optional.of(new SalesforceLookup(reading));
    }

    /** Empty if the user may change nothing. */
    Optional<RecordWriter> writer() {
        boolean mayWrite = bound().stream().anyMatch(object -> object.createable() || object.updateable());
        return mayWrite ? Optional.of(new SalesforceWriter(writing, new SalesforceLookup(reading))) : Optional.empty();
    }

    /** Without its field on every object, a write cannot be told from somebody's edit. */
    Set<Capability> missing() {
        boolean everywhere = settingIsThere() && !bound().isEmpty();
        return everywhere ? Set.of() : Set.of(Capability.OPERATION_TOKEN);
    }

    private boolean settingIsThere() {
        return bound().stream()
                .allMatch(object -> writing.token()
                        .flatMap(object::field)
                        .filter(field ->
                                field.field().updateable() && field.field().createable())
                        .isPresent());
    }

    private List<ObjectDescription> bound() {
        return descriptions.offered().stream().map(descriptions::get).toList();
    }

    void whileWaiting(Runnable sign) {
        pauses.whileWaiting(sign);
    }

    /** Asks for the limits; a user who may not see them is told what the last answer said. */
    ApiUsage freshUsage() {
        try {
            JsonNode daily = calls.ask(ApiRequest.get("/limits")).path("DailyApiRequests");
            long most = daily.path("Max").asLong();
            if (most > 0) {
                long left = daily.path("Remaining").asLong();
                client.usage().learn(new Allowance(most - left, most));
            }
        } catch (ApiException hidden) {
            // What the last answer said of the calls is not much older.
        }
        return usage();
    }

    /** What is left is what is left to the hub. */
    ApiUsage usage() {
        return new ApiUsage(client.usage().calls(), budget.remaining(), budget.cap());
    }
}
