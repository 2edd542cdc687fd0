package io.concordat.connector.salesforce.simulator.rest;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Calls that are meant only if a record has, or has not, changed. Entity tags exist for accounts alone. */
final class Conditions {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss z", Locale.ENGLISH);

    private Conditions() {}

    /** The answer, if the condition does not hold. */
    static Optional<Response> check(Call call, Row row) {
        Instant modified = (Instant) row.get("LastModifiedDate");
        Optional<Response> byDate = check(call, modified);
        if (byDate.isPresent() || !row.object().name().equals("Account")) {
            return byDate;
        }
        String tag = tag(row);
        Optional<String> match = call.request().header("If-Match");
        if (match.isPresent() && !match.get().equals("*") && !match.get().contains(tag)) {
            return Optional.of(failed());
        }
        Optional<String> noneMatch = call.request().header("If-None-Match");
        return noneMatch.filter(tags -> tags.contains(tag)).map(same -> Response.empty(304));
    }

    static Optional<Response> check(Call call, Instant modified) {
        Optional<Instant> unmodified = date(call, "If-Unmodified-Since");
        if (unmodified.isPresent() && modified.isAfter(unmodified.get())) {
            return Optional.of(failed());
        }
        Optional<Instant> since = date(call, "If-Modified-Since");
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        boolean old = since.isPresent() && !modified.isAfter(since.get());
        return reads && old ? Optional.of(Response.empty(304)) : Optional.empty();
    }

    static Response tagged(Response response, Row row) {
        return row.object().name().equals("Account") ? response.with("ETag", tag(row)) : response;
    }

    static Response dated(Response response, Instant modified) {
        String text = HTTP_DATE.format(modified.atZone(java.time.ZoneId.of("GMT")));
        return response.with("Last-Modified", text);
    }

    private static String tag(Row row) {
        Instant modified = (Instant) row.get("SystemModstamp");
        return "\"" + row.id() + modified.getEpochSecond() + "--gzip\"";
    }

    private static Optional<Instant> date(Call call, String header) {
        try {
            return call.request()
                    .header(header)
                    .map(text -> ZonedDateTime.parse(text, HTTP_DATE).toInstant());
        } catch (DateTimeParseException wrong) {
            throw new ApiError(400, "INVALID_HEADER", "Malformed date in header " + header);
        }
    }

    private static Response failed() {
        return Errors.response(new ApiError(
                412, "MATCH_PRECONDITION_FAILED", "The precondition given in one of the headers has failed"));
    }
}
