package io.concordat.mapping;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.FieldMap;
import io.concordat.canonical.FieldNames;
import io.concordat.connector.RemoteField;
import io.concordat.match.Ladder;
import io.concordat.merge.Edited;
import io.concordat.merge.FieldRule;
import io.concordat.merge.RecordDecision;
import io.concordat.merge.RecordMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Carries values between a hub object and a remote object by a binding.
 *
 * <p>Everything the engine compares is keyed by hub attribute name and in <em>compared form</em>: remote values come
 * into it by {@link #toHub}, hub values by {@link #compared}, decisions leave it by {@link #toRemote}. A mapping whose
 * attribute or remote field is not there (any more) is frozen: it takes no part, nothing is blanked, and
 * {@link #frozen()} says why.
 */
public final class Mapper {

    private final Binding binding;
    private final Map<String, MappedField> fields = new LinkedHashMap<>();
    private final FieldNames names;
    private final List<MappedField> byName;
    private final List<FieldProblem> frozen = new ArrayList<>();
    private final List<RemoteField> remoteFields;
    private final RecordMerge merge;
    private final Ladder ladder;

    private Mapper(Binding binding, List<Attribute> attributes, List<RemoteField> remoteFields) {
        this.binding = binding;
        this.remoteFields = List.copyOf(remoteFields);
        Ends ends = Ends.of(attributes, remoteFields);
        for (FieldMapping mapping : binding.mappings()) {
            ends.join(mapping, fields, frozen);
        }
        this.names = FieldNames.of(fields.keySet());
        this.byName = List.copyOf(new TreeMap<>(fields).values());
        FieldMap.Draft<FieldRule> rules = new FieldMap.Draft<>(names);
        Map<String, String> defaults = new HashMap<>();
        fields.forEach((hub, field) -> {
            rules.put(hub, field.rule());
            field.comparedDefault().ifPresent(value -> defaults.put(hub, value));
        });
        this.merge = new RecordMerge(rules.finished(), defaults);
        this.ladder = BindingLadder.of(binding, attributes, remoteFields);
    }

    /**
     * A mapper for a binding as the two sides are now.
     *
     * @param attributes the hub object's, standard and custom
     * @param remoteFields what describe says the signed-in user sees
     */
    public static Mapper of(Binding binding, List<Attribute> attributes, List<RemoteField> remoteFields) {
        return new Mapper(binding, attributes, remoteFields);
    }

    public Binding binding() {
        return binding;
    }

    /** The levels on which records of this binding are matched. */
    public Ladder ladder() {
        return ladder;
    }

    /** The mappings that take no part because one of their ends is missing. */
    public List<FieldProblem> frozen() {
        return List.copyOf(frozen);
    }

    /** The rule of every field that takes part, by hub attribute name; never a way that the remote field forbids. */
    public Map<String, FieldRule> rules() {
        return merge.rules();
    }

    /** The merge by these rules, with the defaults in compared form. */
    public RecordMerge recordMerge() {
        return merge;
    }

    /** The remote fields to read: those that are mapped and those that are matched on. */
    public SortedSet<String> remoteFieldsToRead() {
        SortedSet<String> names = new TreeSet<>(ladder.remoteFields());
        fields.values().forEach(field -> names.add(field.field().name()));
        return names;
    }

    /**
     * Remote values in compared form. A field that is absent stays absent; one that the hub cannot hold is absent too,
     * and has a problem.
     *
     * @param remoteValues by remote field name, as the connector gave them
     */
    public Mapped toHub(Map<String, String> remoteValues) {
        FieldMap.Draft<String> values = new FieldMap.Draft<>(names);
        List<FieldProblem> problems = new ArrayList<>();
        for (int place = 0; place < byName.size(); place++) {
            MappedField field = byName.get(place);
            String raw = remoteValues.get(field.field().name());
            if (raw != null) {
                Optional<String> value = field.read(raw, problems);
                if (value.isPresent()) {
                    values.put(place, value.get());
                }
            }
        }
        return new Mapped(values.finished(), problems);
    }

    /**
     * The mapped values of a hub record in compared form.
     *
     * @param attributes as the record holds them; blank ones may be absent
     */
    public Map<String, String> compared(Map<String, String> attributes) {
        FieldMap.Draft<String> values = new FieldMap.Draft<>(names);
        for (int place = 0; place < byName.size(); place++) {
            values.put(place, byName.get(place).compared(attributes.getOrDefault(names.at(place), "")));
        }
        return values.finished();
    }

    /**
     * Merges the two sides of a pair, defaults included.
     *
     * @param base last agreed values, in compared form
     * @param hubAttributes as the hub record holds them
     * @param remoteValues the values of {@link #toHub}
     */
    public RecordDecision merge(
            Map<String, String> base,
            Map<String, String> hubAttributes,
            Map<String, String> remoteValues,
            Edited edited) {
        return merge.merge(base, compared(hubAttributes), remoteValues, edited);
    }

    /**
     * What to send to change a remote record, by remote field name. A value that the remote side would refuse is held
     * back and has a problem; the others go.
     *
     * @param writes in compared form, such as {@link RecordDecision#remoteWrites()}; "" clears
     */
    public Mapped toRemote(Map<String, String> writes) {
        Map<String, String> values = new HashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        writes.forEach((hub, value) -> {
            MappedField field = fields.get(hub);
            if (field != null && field.field().updateable()) {
                field.send(value, values, problems);
            } else if (field != null) {
                problems.add(field.notUpdateable());
            }
        });
        return new Mapped(values, problems);
    }

    /**
     * What a remote record that is created for a hub record will hold, in compared form: the values that may travel,
     * defaults for blanks, nothing blank.
     *
     * @param hubAttributes as the hub record holds them
     */
    public Map<String, String> creation(Map<String, String> hubAttributes) {
        Map<String, String> values = new HashMap<>();
        fields.forEach((hub, field) -> {
            String value = field.compared(hubAttributes.getOrDefault(hub, ""));
            String sent = value.isEmpty() ? merge.defaults().getOrDefault(hub, "") : value;
            if (field.isCreated() && !sent.isEmpty()) {
                values.put(hub, sent);
            }
        });
        return values;
    }

    /**
     * What to send to create a remote record, by remote field name. With a {@link FieldProblem#REQUIRED_FIELD_MISSING}
     * among the problems it cannot be created.
     *
     * @param creation the values of {@link #creation}
     */
    public Mapped toNewRemote(Map<String, String> creation) {
        Map<String, String> values = new HashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        creation.forEach((hub, value) -> {
            MappedField field = fields.get(hub);
            if (field != null && field.isCreated()) {
                field.send(value, values, problems);
            }
        });
        remoteFields.stream()
                .filter(field -> field.required() && field.createable() && !values.containsKey(field.name()))
                .forEach(field -> problems.add(MappedField.required(hubNameOf(field), field)));
        return new Mapped(values, problems);
    }

    /**
     * The attributes of a new hub record for a remote record: what may come in and is not blank.
     *
     * @param comparedValues the values of {@link #toHub}
     */
    public Map<String, String> toNewHub(Map<String, String> comparedValues) {
        Map<String, String> attributes = new HashMap<>();
        comparedValues.forEach((hub, value) -> {
            FieldRule rule = merge.rules().get(hub);
            boolean isDefault = value.equals(merge.defaults().get(hub));
            if (rule != null && rule.direction().reachesHub() && !value.isEmpty() && !isDefault) {
                attributes.put(hub, value);
            }
        });
        return attributes;
    }

    /** The hub attribute that is mapped to a remote field; "" if none is. */
    private String hubNameOf(RemoteField field) {
        Optional<MappedField> mapped = fields.values().stream()
                .filter(candidate -> candidate.field().name().equals(field.name()))
                .findFirst();
        return mapped.map(candidate -> candidate.mapping().hub()).orElse("");
    }
}
