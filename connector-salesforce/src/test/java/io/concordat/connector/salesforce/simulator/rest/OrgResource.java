package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.auth.Hosts;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Budget;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the org says of itself: its versions, its resources, its limits and how much it holds. */
final class OrgResource {

    private static final List<String> RESOURCES = List.of(
            "sobjects", "query", "queryAll", "search", "limits", "composite", "jobs", "tooling", "metadata", "recent");
    private static final List<String> SEASONS = List.of("Spring", "Summer", "Winter");

    private final Org org;
    private final Hosts hosts;

    OrgResource(Org org, Hosts hosts) {
        this.org = org;
        this.hosts = hosts;
    }

    /** {@code /services/data}, which needs no session. */
    Response versions() {
        ArrayNode versions = Json.array();
        for (int version = org.settings().oldestVersion();
                version <= org.settings().newestVersion();
                version++) {
            versions.addObject()
                    .put("label", label(version))
                    .put("url", "/services/data/v" + version + ".0")
                    .put("version", version + ".0");
        }
        return Json.response(200, versions);
    }

    /** Version 66 is that of spring 2026; three follow in a year, and that of winter bears the next year. */
    private static String label(int version) {
        int since = version - 66 + 300;
        int season = since % 3;
        int year = 26 + since / 3 - 100 + (season == 2 ? 1 : 0);
        return SEASONS.get(season) + " '" + year;
    }

    Response resources(Call call) {
        ObjectNode body = Json.object();
        RESOURCES.forEach(name -> body.put(name, call.root() + "/" + name));
        body.put("identity", hosts.identity(org.id(), call.access().userId()));
        return Json.response(200, body);
    }

    Response limits() {
        Budget budget = org.budget();
        Map<String, int[]> limits = new TreeMap<>(Map.of(
                "DailyApiRequests", new int[] {budget.max(), Math.max(0, budget.max() - budget.used())},
                "DailyBulkApiBatches", new int[] {15_000, 15_000},
                "DailyBulkV2QueryJobs", new int[] {10_000, 10_000},
                "DailyBulkV2QueryFileStorageMB", new int[] {976_562, 976_562},
                "DataStorageMB", new int[] {10_240, 10_100},
                "FileStorageMB", new int[] {10_240, 10_240}));
        ObjectNode body = Json.object();
        limits.forEach((name, pair) -> body.putObject(name).put("Max", pair[0]).put("Remaining", pair[1]));
        return Json.response(200, body);
    }

    Response recordCounts(Call call) {
        ObjectNode body = Json.object();
        ArrayNode counts = body.putArray("sObjects");
        for (String name :
                call.request().parameters().getOrDefault("sObjects", "").split(",", -1)) {
            org.schema().find(name).ifPresent(object -> {
                long count = org.rows(object).stream().filter(this::counts).count();
                counts.addObject().put("count", count).put("name", object.name());
            });
        }
        return Json.response(200, body);
    }

    private boolean counts(Row row) {
        return !row.isDeleted();
    }
}
