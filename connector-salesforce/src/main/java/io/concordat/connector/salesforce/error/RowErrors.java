package io.concordat.connector.salesforce.error;

import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.http.ApiError;
import io.concordat.connector.salesforce.row.RecordIds;
import java.util.List;
import java.util.Optional;
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
            return refused(Family.REFUSED, "without a word", List.of());
        }
        ApiError error = errors.get(0);
        Family family = Family.of(error.code());
        if (family == Family.BUSY) {
            return new WriteOutcome.Busy(error.code());
        }
        if (family == Family.GONE || (isAboutTheRecordItself(error) && !(write instanceof RemoteWrite.Create))) {
            return new WriteOutcome.Gone();
        }
        return existing(write, error).orElseGet(() -> refused(family, error.message(), error.fields(), error.code()));
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

    private static WriteOutcome refused(Family family, String message, List<String> fields) {
        return refused(family, message, fields, "");
    }

    private static WriteOutcome refused(Family family, String message, List<String> fields, String code) {
        String where = fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
        String said = code.isEmpty() ? message : code + where + ": " + message;
        return new WriteOutcome.Refused(family.name(), "Salesforce says " + said, family.fix());
    }
}
