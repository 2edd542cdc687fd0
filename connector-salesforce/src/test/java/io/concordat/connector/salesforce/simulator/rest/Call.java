package io.concordat.connector.salesforce.simulator.rest;

import io.concordat.connector.salesforce.simulator.access.Access;
import io.concordat.connector.salesforce.simulator.auth.Session;
import io.concordat.connector.salesforce.simulator.dml.Caller;
import io.concordat.connector.salesforce.simulator.http.Request;
import java.util.List;
import java.util.Locale;

/**
 * One call of a signed-in user.
 *
 * @param path the parts of the path behind the version
 * @param version such as 66
 */
public record Call(Request request, List<String> path, int version, Session session, Access access) {

    public Call {
        path = List.copyOf(path);
    }

    public String method() {
        return request.method();
    }

    /** A part of the path; "" if it is not that long. */
    public String part(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    /** The beginning of all addresses of this version. */
    public String root() {
        return "/services/data/v" + version + ".0";
    }

    /** How this call changes records. */
    public Caller caller() {
        boolean assign = !request.header("Sforce-Auto-Assign").orElse("TRUE").equalsIgnoreCase("FALSE");
        String duplicates =
                request.header("Sforce-Duplicate-Rule-Header").orElse("").toLowerCase(Locale.ROOT);
        return new Caller(access, assign, duplicates.replace(" ", "").contains("allowsave=true"));
    }

    /** A part of a composite call, made by the same user. */
    public Call with(Request other, List<String> otherPath) {
        return new Call(other, otherPath, version, session, access);
    }
}
