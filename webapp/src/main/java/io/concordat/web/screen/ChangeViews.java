package io.concordat.web.screen;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.hub.Attributes;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.match.Ladder;
import io.concordat.match.MatchRule;
import io.concordat.merge.Decision.Reason;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Side;
import io.concordat.web.screen.ChangeView.Delta;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts changes into words. */
@ApplicationScoped
class ChangeViews {

    /** What became of a record there that is not there any more, by what a run says of it. */
    private static final Map<String, String> GONE =
            Map.of("REMOTE_DELETED", "gone", "MERGED", "merged", "CONVERTED", "converted");

    /** An attribute, the field there, and the beginning of the value that both hold. */
    private static final Pattern EQUAL = Pattern.compile("(\\w+) = [\\w.]+ \"");

    private final Bindings bindings;
    private final Attributes attributes;
    private final HubRecords records;
    private final Names names;
    private final Marks marks;
    private final Say say;

    @Inject
    ChangeViews(Bindings bindings, Attributes attributes, HubRecords records, Names names, Marks marks, Say say) {
        this.bindings = bindings;
        this.attributes = attributes;
        this.records = records;
        this.names = names;
        this.marks = marks;
        this.say = say;
    }

    List<ChangeView> of(UUID connectionId, List<Change> changes) {
        Map<String, Map<String, String>> remote = remoteNames(connectionId);
        Map<HubObject, Map<String, Attribute>> known = new EnumMap<>(HubObject.class);
        return changes.stream()
                .map(change -> view(
                        change,
                        known.computeIfAbsent(change.hubObject(), this::byName),
                        remote.getOrDefault(ends(change.hubObject(), change.remoteObject()), Map.of())))
                .toList();
    }

    private Map<String, Map<String, String>> remoteNames(UUID connectionId) {
        Map<String, Map<String, String>> names = new HashMap<>();
        bindings.list(connectionId).forEach(saved -> {
            Binding binding = saved.binding();
            Map<String, String> fields = binding.mappings().stream()
                    .collect(Collectors.toMap(FieldMapping::hub, FieldMapping::remote, (one, other) -> one));
            names.put(ends(binding.hubObject(), binding.remoteObject()), fields);
        });
        return names;
    }

    /** The labels of the attributes that the bindings of a connection map, by name. */
    Map<String, String> mapped(UUID connectionId) {
        Map<String, String> found = new HashMap<>();
        bindings.list(connectionId).forEach(saved -> {
            Map<String, String> labels = labels(saved.binding().hubObject());
            saved.binding()
                    .mappings()
                    .forEach(mapping -> found.put(mapping.hub(), labels.getOrDefault(mapping.hub(), mapping.hub())));
        });
        return found;
    }

    /** The levels on which the bindings of a connection match, each once. */
    List<String> levels(UUID connectionId) {
        Stream<String> rules = bindings.list(connectionId).stream()
                .flatMap(saved -> saved.binding().matchRules().stream())
                .map(MatchRule::name);
        return Stream.concat(rules, Stream.of(Ladder.RECORD_ID, Ladder.EMAIL, Ladder.NAME))
                .distinct()
                .toList();
    }

    private static String ends(HubObject hub, String remote) {
        return hub.path() + "/" + remote;
    }

    Map<String, String> labels(HubObject object) {
        return attributes.list(object).stream().collect(Collectors.toMap(Attribute::name, say::label));
    }

    Map<String, Attribute> byName(HubObject object) {
        return attributes.list(object).stream().collect(Collectors.toMap(Attribute::name, attribute -> attribute));
    }

    private ChangeView view(Change change, Map<String, Attribute> known, Map<String, String> remoteNames) {
        Optional<HubRecord> record = change.hubId().flatMap(id -> records.find(change.hubObject(), id));
        List<Delta> deltas = change.fields().entrySet().stream()
                .map(field -> new Delta(
                        name(change, field.getKey(), known, remoteNames),
                        field.getKey(),
                        value(known, field.getKey(), field.getValue().from()),
                        value(known, field.getKey(), field.getValue().to()),
                        why(field.getValue().reason())))
                .toList();
        return new ChangeView(
                change,
                title(change),
                record.map(names::of).orElseGet(() -> fromFields(change)),
                record.map(found -> names.path(change.hubObject(), found.id())).orElse(""),
                deltas,
                change.action() == Action.LINK ? note(change) : "",
                marks.change(change.state()));
    }

    /** That a new record's values are new need not be said of each. */
    private String why(Reason reason) {
        return reason == Reason.CREATED ? "" : say.word("reason", reason);
    }

    private String value(Map<String, Attribute> known, String attribute, String value) {
        return Optional.ofNullable(known.get(attribute))
                .map(of -> say.value(of, value))
                .orElse(value);
    }

    private String title(Change change) {
        Optional<String> left = change.error()
                .filter(error -> change.state() == ChangeState.SKIPPED && GONE.containsKey(error.code()))
                .map(error -> GONE.get(error.code()));
        if (left.isPresent() && change.action() == Action.DELETE) {
            return say.of("change." + left.get(), change.remoteObject());
        }
        String where = change.side() == Side.HUB
                ? say.word("object", change.hubObject().path())
                : change.remoteObject();
        return say.of("change." + change.side() + "." + change.action(), where);
    }

    private String name(
            Change change, String attribute, Map<String, Attribute> known, Map<String, String> remoteNames) {
        return change.side() == Side.REMOTE
                ? remoteNames.getOrDefault(attribute, attribute)
                : Optional.ofNullable(known.get(attribute)).map(say::label).orElse(attribute);
    }

    /** A record that is still to be created is called as it will be. */
    private String fromFields(Change change) {
        Map<String, String> values = new HashMap<>();
        change.fields().forEach((name, field) -> values.put(name, field.to()));
        return names.of(change.hubObject(), values);
    }

    /** The level that matched, then what was equal on it. */
    private String note(Change change) {
        String[] parts = change.evidence().split("\n", 2);
        return parts.length < 2
                ? change.evidence()
                : say.of("change.matched", say.level(parts[0]), equal(change.hubObject(), parts[1]));
    }

    /** What was equal, attribute by attribute, by what people call them. */
    String equal(HubObject object, String evidence) {
        Map<String, String> labels = labels(object);
        String named = EQUAL.matcher(evidence)
                .replaceAll(
                        found -> Matcher.quoteReplacement(labels.getOrDefault(found.group(1), found.group(1)) + " \""));
        return Stream.of(named.split("; ")).map(say::phrase).collect(Collectors.joining("; "));
    }
}
