package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.access.Access;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.time.Instant;
import java.util.Optional;

/** {@code /sobjects}, {@code /sobjects/X} without a body, and {@code /sobjects/X/describe}: as the user may see it. */
final class DescribeResource implements Resource {

    private final Org org;

    DescribeResource(Org org) {
        this.org = org;
    }

    @Override
    public Response handle(Call call) {
        if (!call.method().equals("GET")) {
            throw RowResource.notAllowed(call);
        }
        if (call.path().size() == 1) {
            Instant newest = org.schema().objects().stream()
                    .map(object -> org.schema().modified(object.name()))
                    .max(Instant::compareTo)
                    .orElseThrow();
            return dated(call, newest, global(call));
        }
        ObjectSchema object = org.schema()
                .find(call.part(1))
                .filter(found -> call.access().may(ObjectRight.READ, found))
                .orElseThrow(ApiError::notFound);
        Instant modified = org.schema().modified(object.name());
        return dated(call, modified, call.path().size() == 2 ? basic(call, object) : full(call, object));
    }

    private static Response dated(Call call, Instant modified, ObjectNode body) {
        Optional<Response> settled =
                Conditions.check(call, modified.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        return settled.orElseGet(() -> Conditions.dated(Json.response(200, body), modified));
    }

    private ObjectNode global(Call call) {
        ObjectNode body = Json.object().put("encoding", "UTF-8").put("maxBatchSize", 200);
        ArrayNode objects = body.putArray("sobjects");
        for (ObjectSchema object : org.schema().objects()) {
            if (call.access().may(ObjectRight.READ, object) && !object.isTooling()) {
                objects.add(head(call, object));
            }
        }
        return body;
    }

    private ObjectNode basic(Call call, ObjectSchema object) {
        ObjectNode body = Json.object();
        body.set("objectDescribe", head(call, object));
        ArrayNode recent = body.putArray("recentItems");
        org.rows(object).stream().filter(row -> !row.isDeleted()).limit(2).forEach(row -> recent.add(item(call, row)));
        return body;
    }

    private static ObjectNode item(Call call, Row row) {
        ObjectNode item = Json.object();
        item.putObject("attributes")
                .put("type", row.object().name())
                .put("url", call.root() + "/sobjects/" + row.object().name() + "/" + row.id());
        item.put("Id", row.id());
        return item.put("Name", row.text("Name"));
    }

    private ObjectNode full(Call call, ObjectSchema object) {
        ObjectNode body = head(call, object);
        body.put("sobjectDescribeOption", "FULL");
        ArrayNode fields = body.putArray("fields");
        for (FieldSchema field : object.fields()) {
            if (call.access().reads(object, field)) {
                fields.add(FieldDescription.of(object, field, call.access()));
            }
        }
        children(body.putArray("childRelationships"), object);
        recordTypes(call, body.putArray("recordTypeInfos"), object);
        body.putArray("supportedScopes").addObject().put("label", "All").put("name", "everything");
        return body;
    }

    private void children(ArrayNode target, ObjectSchema object) {
        for (ObjectSchema child : org.schema().objects()) {
            for (FieldSchema reference : child.fields()) {
                if (reference.referenceTo().contains(object.name())
                        && !reference.children().isEmpty()) {
                    ObjectNode node = target.addObject();
                    node.put("cascadeDelete", object.name().equals("Account"));
                    node.put("childSObject", child.name());
                    node.put("deprecatedAndHidden", false);
                    node.put("field", reference.name());
                    node.put("relationshipName", reference.children());
                    node.put("restrictedDelete", false);
                }
            }
        }
    }

    private void recordTypes(Call call, ArrayNode target, ObjectSchema object) {
        boolean others = false;
        for (Row type : org.rows("RecordType")) {
            if (type.text("SobjectType").equals(object.name())) {
                others = true;
                recordType(call, target, object, type.id(), type.text("Name"), type.text("DeveloperName"), false);
            }
        }
        recordType(call, target, object, "012000000000000AAA", "Master", "Master", true)
                .put("defaultRecordTypeMapping", !others);
    }

    private static ObjectNode recordType(
            Call call,
            ArrayNode target,
            ObjectSchema object,
            String id,
            String name,
            String developer,
            boolean master) {
        ObjectNode node = target.addObject();
        node.put("active", true).put("available", true).put("defaultRecordTypeMapping", false);
        node.put("developerName", developer)
                .put("master", master)
                .put("name", name)
                .put("recordTypeId", id);
        node.putObject("urls").put("layout", call.root() + "/sobjects/" + object.name() + "/describe/layouts/" + id);
        return node;
    }

    private static ObjectNode head(Call call, ObjectSchema object) {
        Access access = call.access();
        boolean records = object.isGoverned();
        ObjectNode node = Json.object();
        node.put("activateable", false);
        node.put("createable", object.isWritable() && access.may(ObjectRight.CREATE, object));
        node.put("custom", object.name().endsWith("__c"));
        node.put("customSetting", false);
        node.put("deletable", object.isWritable() && access.may(ObjectRight.DELETE, object));
        node.put("deprecatedAndHidden", false);
        node.put("feedEnabled", records);
        node.put("hasSubtypes", false);
        node.put("isSubtype", false);
        node.put("keyPrefix", object.prefix());
        node.put("label", object.label());
        node.put("labelPlural", object.plural());
        node.put("layoutable", records);
        node.put("mergeable", object.isMergeable() && access.may(ObjectRight.DELETE, object));
        node.put("mruEnabled", records);
        node.put("name", object.name());
        node.put("queryable", true);
        node.put("replicateable", records);
        node.put("retrieveable", true);
        node.put("searchable", records);
        node.put("triggerable", records);
        node.put("undeletable", records && access.may(ObjectRight.DELETE, object));
        node.put("updateable", object.isWritable() && access.may(ObjectRight.EDIT, object));
        String url = call.root() + "/sobjects/" + object.name();
        node.putObject("urls")
                .put("rowTemplate", url + "/{ID}")
                .put("describe", url + "/describe")
                .put("sobject", url);
        return node;
    }
}
