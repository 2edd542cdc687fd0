package io.concordat.connector.salesforce.simulator.fault;

import io.concordat.connector.salesforce.simulator.http.Request;
import java.util.List;
import java.util.Locale;

/** Kinds of calls, to count them by and to let them fail by. */
public enum CallKind {
    AUTHORIZE,
    TOKEN,
    REVOKE,
    IDENTITY,
    SOAP,
    VERSIONS,
    LIMITS,
    DESCRIBE,
    QUERY,
    QUERY_MORE,
    ROW_READ,
    ROW_WRITE,
    COLLECTION_READ,
    COLLECTION_WRITE,
    COMPOSITE,
    REPLICATION,
    BULK_QUERY,
    BULK_INGEST,
    SETUP,
    OTHER;

    /** What a request is. */
    public static CallKind of(Request request) {
        List<String> path = request.segments();
        if (path.size() < 2 || !path.get(0).equals("services")) {
            return path.isEmpty() || !path.get(0).equals("id") ? OTHER : IDENTITY;
        }
        return switch (path.get(1)) {
            case "oauth2" -> oauth(path);
            case "Soap" -> SOAP;
            case "data" -> path.size() < 4 ? VERSIONS : resource(request, path);
            default -> OTHER;
        };
    }

    private static CallKind oauth(List<String> path) {
        return switch (path.size() > 2 ? path.get(2) : "") {
            case "token" -> TOKEN;
            case "authorize" -> AUTHORIZE;
            case "revoke" -> REVOKE;
            default -> IDENTITY;
        };
    }

    private static CallKind resource(Request request, List<String> path) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return switch (path.get(3).toLowerCase(Locale.ROOT)) {
            case "limits" -> LIMITS;
            case "query", "queryall" -> path.size() > 4 ? QUERY_MORE : QUERY;
            case "sobjects" -> object(path, reads);
            case "composite" -> composite(request, path, reads);
            case "jobs" -> path.size() > 4 && path.get(4).equals("query") ? BULK_QUERY : BULK_INGEST;
            case "tooling", "metadata" -> SETUP;
            default -> OTHER;
        };
    }

    private static CallKind object(List<String> path, boolean reads) {
        String last = path.get(path.size() - 1);
        if (path.size() == 4 || (path.size() == 5 && reads) || last.equals("describe")) {
            return DESCRIBE;
        }
        if (last.equals("updated") || last.equals("deleted")) {
            return REPLICATION;
        }
        return reads ? ROW_READ : ROW_WRITE;
    }

    private static CallKind composite(Request request, List<String> path, boolean reads) {
        if (path.size() < 5 || !path.get(4).equals("sobjects")) {
            return COMPOSITE;
        }
        boolean retrieval = reads || (path.size() == 6 && request.method().equals("POST"));
        return retrieval ? COLLECTION_READ : COLLECTION_WRITE;
    }
}
