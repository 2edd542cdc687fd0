package io.concordat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.mapping.Binding.OnRemoteDelete;
import io.concordat.mapping.FieldMapping;
import io.concordat.mapping.Transform;
import io.concordat.match.MatchRule;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import java.util.Optional;
import java.util.TreeMap;

/** A binding as JSON: in the REST API, and packed in its row. */
public final class BindingDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BindingDocument() {}

    public static ObjectNode of(Binding binding) {
        ObjectNode document = JSON.objectNode()
                .put("hubObject", binding.hubObject().path())
                .put("remoteObject", binding.remoteObject())
                .put("enabled", binding.enabled());
        binding.matchRules().stream().map(BindingDocument::rule).forEach(document.putArray("matchRules")::add);
        document.put("onlyDesignatedMatchFields", binding.onlyDesignatedMatchFields())
                .put("createRemote", binding.createRemote().name())
                .put("createInHub", binding.createInHub().name())
                .put("onRemoteDelete", binding.onRemoteDelete().name());
        binding.mappings().stream().map(BindingDocument::mapping).forEach(document.putArray("mappings")::add);
        return document;
    }

    private static ObjectNode rule(MatchRule rule) {
        ObjectNode json = JSON.objectNode().put("name", rule.name());
        ArrayNode pairs = json.putArray("pairs");
        rule.pairs().forEach(pair -> pairs.addObject().put("hub", pair.hub()).put("remote", pair.remote()));
        return json.put("caseSensitive", rule.caseSensitive());
    }

    private static ObjectNode mapping(FieldMapping mapping) {
        FieldRule rule = mapping.rule();
        ObjectNode json = JSON.objectNode()
                .put("hub", mapping.hub())
                .put("remote", mapping.remote())
                .put("direction", rule.direction().name())
                .put("toRemote", rule.toRemote().name())
                .put("toHub", rule.toHub().name())
                .put("conflict", rule.conflict().name())
                .put("blankClears", rule.blankClears());
        json.set(
                "defaultValue",
                mapping.defaultValue().<JsonNode>map(JSON::textNode).orElseGet(JSON::nullNode));
        mapping.transforms().stream().map(BindingDocument::transform).forEach(json.putArray("transforms")::add);
        return json;
    }

    private static ObjectNode transform(Transform transform) {
        ObjectNode json = JSON.objectNode().put("kind", transform.kind().name());
        if (transform.kind() == Transform.Kind.TRANSLATE) {
            ObjectNode values = json.putObject("values");
            new TreeMap<>(transform.values()).forEach(values::put);
        }
        return json;
    }

    /**
     * Reads a binding of two given ends; the document may name them too, but not others.
     *
     * @throws io.concordat.HubException of kind INVALID naming every field that is wrong, unknown ones too
     */
    public static Binding parse(JsonNode json, HubObject hubObject, String remoteObject) {
        JsonFields fields = JsonFields.of(json);
        refuseOther(fields, "hubObject", hubObject.path());
        refuseOther(fields, "remoteObject", remoteObject);
        Binding binding = new Binding(
                hubObject,
                remoteObject,
                fields.flag("enabled", true),
                fields.list("matchRules").stream().map(BindingDocument::rule).toList(),
                fields.flag("onlyDesignatedMatchFields", false),
                fields.choice("createRemote", CreateRemote.class, CreateRemote.NEVER),
                fields.choice("createInHub", CreateInHub.class, CreateInHub.NEVER),
                fields.choice("onRemoteDelete", OnRemoteDelete.class, OnRemoteDelete.REPORT),
                fields.list("mappings").stream().map(BindingDocument::mapping).toList());
        fields.nothingElse();
        fields.throwIfWrong();
        return binding;
    }

    private static void refuseOther(JsonFields fields, String name, String expected) {
        Optional<String> said = fields.optional(name);
        if (said.isPresent() && !said.get().equals(expected)) {
            fields.refuse(name, "the address says " + expected + "; leave this out or say the same");
        }
    }

    private static MatchRule rule(JsonFields fields) {
        MatchRule rule = new MatchRule(
                fields.text("name", "").strip(),
                fields.list("pairs").stream().map(BindingDocument::pair).toList(),
                fields.flag("caseSensitive", true));
        fields.nothingElse();
        return rule;
    }

    private static MatchRule.Pair pair(JsonFields fields) {
        MatchRule.Pair pair = new MatchRule.Pair(fields.text("hub", ""), fields.text("remote", ""));
        fields.nothingElse();
        return pair;
    }

    private static FieldMapping mapping(JsonFields fields) {
        FieldRule usual = FieldRule.DEFAULT;
        FieldRule rule = new FieldRule(
                fields.choice("direction", Direction.class, usual.direction()),
                fields.choice("toRemote", Overwrite.class, usual.toRemote()),
                fields.choice("toHub", Overwrite.class, usual.toHub()),
                fields.choice("conflict", ConflictPolicy.class, usual.conflict()),
                fields.flag("blankClears", usual.blankClears()));
        FieldMapping mapping = new FieldMapping(
                fields.text("hub", ""),
                fields.text("remote", ""),
                rule,
                fields.optional("defaultValue").filter(value -> !value.isEmpty()),
                fields.list("transforms").stream()
                        .map(BindingDocument::transform)
                        .toList());
        fields.nothingElse();
        return mapping;
    }

    private static Transform transform(JsonFields fields) {
        Transform.Kind kind = fields.choice("kind", Transform.Kind.class, Transform.Kind.TRANSLATE);
        if (fields.optional("kind").isEmpty()) {
            fields.refuse("kind", "say which transform");
        }
        Transform transform = new Transform(kind, fields.texts("values"));
        fields.nothingElse();
        return transform;
    }
}
