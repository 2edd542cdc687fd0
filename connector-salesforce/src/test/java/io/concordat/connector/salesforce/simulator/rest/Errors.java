package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.http.Response;
import java.util.List;
import java.util.Optional;

/** How refusals look. */
public final class Errors {

    private Errors() {}

    public static Response response(ApiError error) {
        return Json.response(error.status(), body(error));
    }

    static ArrayNode body(ApiError error) {
        ArrayNode array = Json.array();
        ObjectNode one = array.addObject().put("message", error.text()).put("errorCode", error.code());
        if (!error.fields().isEmpty()) {
            list(one, error.fields());
        }
        return array;
    }

    /** Of a call about one row. */
    static Response response(RowError error, Call call, String object, Optional<String> rule) {
        ObjectNode one = Json.object();
        if (error.code().equals("DUPLICATES_DETECTED")) {
            one.set("duplicateResut", duplicates(error, call, object, rule.orElse("")));
        }
        one.put("message", error.message()).put("errorCode", error.code());
        list(one, error.fields());
        return Json.response(error.status(), Json.array().add(one));
    }

    /** Of one row among several. */
    static ArrayNode inRow(RowError error) {
        ArrayNode array = Json.array();
        ObjectNode one = array.addObject().put("statusCode", error.code()).put("message", error.message());
        list(one, error.fields());
        return array;
    }

    private static void list(ObjectNode target, List<String> fields) {
        ArrayNode array = target.putArray("fields");
        fields.forEach(array::add);
    }

    private static ObjectNode duplicates(RowError error, Call call, String object, String rule) {
        ObjectNode result = Json.object();
        result.put("allowSave", !rule.startsWith("!"));
        result.put("duplicateRule", rule.replace("!", ""));
        result.put("duplicateRuleEntityType", object);
        result.put("errorMessage", error.message());
        ObjectNode match = result.putArray("matchResults").addObject();
        match.put("entityType", object);
        match.putArray("errors");
        match.put("matchEngine", "ExactMatchEngine");
        ArrayNode records = match.putArray("matchRecords");
        for (String id : error.matches()) {
            ObjectNode record = records.addObject();
            record.putArray("additionalInformation");
            record.putArray("fieldDiffs");
            record.put("matchConfidence", 100.0);
            ObjectNode row = record.putObject("record");
            row.putObject("attributes").put("type", object).put("url", call.root() + "/sobjects/" + object + "/" + id);
            row.put("Id", id);
        }
        match.put("rule", rule.replace("!", "").replace("Duplicate", "Match") + "_v1_0");
        match.put("size", error.matches().size()).put("success", true);
        return result;
    }
}
