package io.concordat.connector.salesforce.simulator.rest;

import io.concordat.connector.salesforce.simulator.access.Access;
import io.concordat.connector.salesforce.simulator.access.AccessBook;
import io.concordat.connector.salesforce.simulator.auth.Hosts;
import io.concordat.connector.salesforce.simulator.auth.Session;
import io.concordat.connector.salesforce.simulator.auth.Sessions;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything under {@code /services/data}: versions, sessions and limits before anything else. */
public final class Api {

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.0");

    private final Org org;
    private final Sessions sessions;
    private final AccessBook accessBook;
    private final OrgResource orgResource;
    private final Cursors cursors;
    private final Resource query;
    private final Map<String, Resource> resources = new HashMap<>();

    public Api(Org org, Dml dml, Sessions sessions, AccessBook accessBook, Hosts hosts) {
        this.org = org;
        this.sessions = sessions;
        this.accessBook = accessBook;
        this.orgResource = new OrgResource(org, hosts);
        this.cursors = new Cursors(org);
        this.query = new QueryResource(org, cursors);
        resources.put("query", query);
        resources.put("queryall", query);
        resources.put("sobjects", new ObjectsResource(org, dml));
        resources.put("limits", this::limits);
        resources.put("composite", new CompositeResource(org, dml, this::dispatch));
    }

    /** Adds what stands behind another part of the tree. */
    public void add(String name, Resource resource) {
        resources.put(name, resource);
    }

    /** What answers queries. */
    public Resource queries() {
        return query;
    }

    public Cursors cursors() {
        return cursors;
    }

    /** Answers a call below {@code /services/data}. */
    public Response handle(Request request) {
        try {
            List<String> segments = request.segments();
            return segments.size() == 2 ? orgResource.versions() : versioned(request, segments);
        } catch (ApiError error) {
            return Errors.response(error);
        }
    }

    private Response versioned(Request request, List<String> segments) {
        int version = version(segments.get(2));
        Session session = session(request);
        Access access = accessBook.of(session.user());
        Response response = counted(new Call(request, segments.subList(3, segments.size()), version, session, access));
        return response.with("Sforce-Limit-Info", org.budget().header());
    }

    private Response counted(Call call) {
        try {
            checkRights(call);
            if (!org.budget().take()) {
                throw new ApiError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
            }
            return org.exclusively(() -> dispatch(call));
        } catch (ApiError error) {
            return Errors.response(error);
        }
    }

    private int version(String segment) {
        Matcher matcher = VERSION.matcher(segment);
        if (!matcher.matches()) {
            throw ApiError.notFound();
        }
        int version = Integer.parseInt(matcher.group(1));
        if (version > org.settings().newestVersion()) {
            throw ApiError.notFound();
        }
        if (version < org.settings().oldestVersion()) {
            throw new ApiError(410, "UNSUPPORTED_API_VERSION", "GONE: API version " + version + ".0 has been retired");
        }
        return version;
    }

    private Session session(Request request) {
        String header = request.header("Authorization").orElse("");
        String token = header.replaceFirst("^(Bearer|OAuth) ", "");
        return sessions.find(token)
                .filter(found -> found.user().isTrue("IsActive"))
                .orElseThrow(() -> new ApiError(401, "INVALID_SESSION_ID", "Session expired or invalid"));
    }

    private void checkRights(Call call) {
        if (!org.settings().isApiEnabled()) {
            throw new ApiError(403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.");
        }
        if (!call.session().mayCallApi()) {
            throw new ApiError(401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API");
        }
        if (!call.access().has("PermissionsApiEnabled")) {
            throw new ApiError(403, "API_CURRENTLY_DISABLED", "API is disabled for this User");
        }
    }

    private Response dispatch(Call call) {
        if (call.path().isEmpty()) {
            return orgResource.resources(call);
        }
        Resource resource = resources.get(call.part(0).toLowerCase(java.util.Locale.ROOT));
        if (resource == null) {
            throw ApiError.notFound();
        }
        return resource.handle(call);
    }

    private Response limits(Call call) {
        if (call.part(1).equals("recordCount")) {
            return orgResource.recordCounts(call);
        }
        if (!call.access().has("PermissionsViewSetup")) {
            throw new ApiError(403, "FORBIDDEN", "You don't have permission to view organization limits");
        }
        return orgResource.limits();
    }
}
