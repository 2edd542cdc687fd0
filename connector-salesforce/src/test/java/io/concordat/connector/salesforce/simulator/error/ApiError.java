package io.concordat.connector.salesforce.simulator.error;

import java.util.List;

/** A call that is refused as a whole. */
public final class ApiError extends RuntimeException {

    private final int status;
    private final String code;
    private final List<String> fields;

    public ApiError(int status, String code, String message) {
        this(status, code, message, List.of());
    }

    public ApiError(int status, String code, String message, List<String> fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
    }

    public static ApiError malformedQuery(String message) {
        return new ApiError(400, "MALFORMED_QUERY", message);
    }

    public static ApiError invalidField(String message) {
        return new ApiError(400, "INVALID_FIELD", message);
    }

    public static ApiError json(String message) {
        return new ApiError(400, "JSON_PARSER_ERROR", message);
    }

    public static ApiError notFound() {
        return new ApiError(404, "NOT_FOUND", "The requested resource does not exist");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<String> fields() {
        return fields;
    }

    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
