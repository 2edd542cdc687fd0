package io.concordat.connector.salesforce.error;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.http.ApiError;
import io.concordat.connector.salesforce.row.RecordIds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the errors of one record mean to the hub. */
public final class RowErrors {

    private static final Pattern DUPLICATE =
            Pattern.compile("duplicate value found: (\\S+) duplicates value on record with id: ([A-Za-z0-9]{15,18})");

    private final Optional<String> keyField;

    /** @param keyField the field that holds the hub's key, if the object has one */
    public RowErrors(Optional<String> keyField) {
        this.keyField = keyField;
    }

    /** The outcome of a record that was refused; the first error counts. */
    public WriteOutcome outcome(RemoteWrite write, List<ApiError> errors) {
        if (errors.isEmpty()) {
            return new WriteOutcome.Refused(Family.REFUSED.name(), "Salesforce does not say why", Family.REFUSED.fix());
        }
        ApiError error = errors.get(0);
        Family family = Family.of(error.code());
        if (family == Family.BUSY) {
            return new WriteOutcome.Busy(error.code());
        }
        if (family == Family.GONE || (isAboutTheRecordItself(error) && !(write instanceof RemoteWrite.Create))) {
            return new WriteOutcome.Gone();
        }
        return existing(write, error).orElseGet(() -> refused(family, error));
    }

    /** An id that leads nowhere, where it is the id of the record that was to be written. */
    private static boolean isAboutTheRecordItself(ApiError error) {
        boolean ofTheId = error.fields().isEmpty() || error.fields().contains("Id");
        return ofTheId
                && (error.code().equals("INVALID_CROSS_REFERENCE_KEY")
                        || error.code().equals("MALFORMED_ID"));
    }

    /** The key of the hub is on a record already: that is the record. */
    private Optional<WriteOutcome> existing(RemoteWrite write, ApiError error) {
        if (!(write instanceof RemoteWrite.Create) || !error.code().equals("DUPLICATE_VALUE")) {
            return Optional.empty();
        }
        Matcher said = DUPLICATE.matcher(error.message());
        return said.find() && keyField.filter(said.group(1)::equals).isPresent()
                ? RecordIds.full(said.group(2)).map(WriteOutcome.Exists::new)
                : Optional.empty();
    }

    private static WriteOutcome refused(Family family, ApiError error) {
        String where = error.fields().isEmpty() ? "" : " (" + String.join(", ", error.fields()) + ")";
        return new WriteOutcome.Refused(
                family.name(),
                "Salesforce says " + error.code() + where + ": " + error.message(),
                family.fix(),
                similar(error.whole()));
    }

    /** The records of the same object that a duplicate rule has found; Salesforce misspells where it says so. */
    private static List<String> similar(JsonNode error) {
        JsonNode found =
                error.hasNonNull("duplicateResut") ? error.path("duplicateResut") : error.path("duplicateResult");
        String object = found.path("duplicateRuleEntityType").asText("");
        Set<String> ids = new LinkedHashSet<>();
        found.path("matchResults")
                .forEach(result -> result.path("matchRecords").forEach(match -> {
                    JsonNode record = match.path("record");
                    if (record.path("attributes").path("type").asText("").equals(object)) {
                        RecordIds.full(record.path("Id").asText("")).ifPresent(ids::add);
                    }
                }));
        return List.copyOf(ids);
    }
}
