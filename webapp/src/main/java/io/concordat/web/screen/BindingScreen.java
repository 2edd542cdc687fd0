package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.SavedBinding;
import io.concordat.connector.RemoteField;
import io.concordat.hub.Attributes;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.match.MatchRule;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The page {@code binding}: what is matched and mapped how. The form itself holds what is not saved yet. */
@Named("binding")
@RequestScoped
public class BindingScreen {

    private static final String STAY = "";

    private final Bindings bindings;
    private final MappingRows rows;
    private final Samples samples;
    private final LadderSteps ladder;
    private final FieldFitness fitness;
    private final Parameters parameters;
    private final Options options;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final Connection connection;
    private final List<Attribute> attributes;
    private final List<RemoteField> fields;
    private final long version;
    private final Problems problems = new Problems();
    private Binding shown;
    private List<MappingRow> mapped = List.of();
    private List<FieldFitness.Fit> fits = List.of();

    @Inject
    BindingScreen(
            Bindings bindings,
            Connections connections,
            Attributes hub,
            MappingRows rows,
            Samples samples,
            LadderSteps ladder,
            FieldFitness fitness,
            Parameters parameters,
            Options options,
            Notices notices,
            Say say,
            Me me) {
        this.bindings = bindings;
        this.rows = rows;
        this.samples = samples;
        this.ladder = ladder;
        this.fitness = fitness;
        this.parameters = parameters;
        this.options = options;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.connection = connections.get(parameters.required("id"));
        HubObject object = parameters.object("hub");
        SavedBinding saved =
                bindings.get(connection.id(), object, parameters.text("remote").orElse(""));
        BindingForm form = new BindingForm(parameters, saved.binding());
        this.version = saved.version();
        this.shown = form.isSent() ? form.read() : saved.binding();
        this.attributes = hub.list(object);
        this.fields = remoteFields();
    }

    /** While the system cannot be reached the fields that are mapped can be chosen, and no others. */
    private List<RemoteField> remoteFields() {
        try {
            return bindings.remoteFields(connection.id(), shown.remoteObject());
        } catch (HubException unreachable) {
            notices.warn(say.sentence(String.valueOf(unreachable.getMessage())));
            return List.of();
        }
    }

    public Connection getConnection() {
        return connection;
    }

    public Binding getShown() {
        return shown;
    }

    public boolean isEditable() {
        return me.may(Permission.MANAGE_MAPPINGS.name());
    }

    public String getTitle() {
        return say.word("objects", shown.hubObject().path()) + " ↔ " + shown.remoteObject();
    }

    public String getVersion() {
        return parameters.version().orElseGet(() -> Long.toString(version));
    }

    /** "" if nothing is wrong there. */
    public String problem(String path) {
        return problems.at(path);
    }

    /** The levels in the order in which they are tried. */
    public List<LadderSteps.Step> getLadder() {
        return ladder.of(shown);
    }

    public List<Option> getAttributes() {
        return Options.first(
                new Option("", say.of("binding.choose")),
                attributes.stream()
                        .map(attribute -> new Option(attribute.name(), say.label(attribute)))
                        .toList());
    }

    /** Attributes, and the keys that records are known by. */
    public List<Option> getMatchable() {
        List<Option> all = new ArrayList<>(getAttributes());
        all.add(new Option("externalKey", say.of("records.key")));
        return all;
    }

    public List<Option> getFields() {
        return options.fields(fields, shown);
    }

    /** The mappings with what helps to decide about them; values of both sides where the page is opened afresh. */
    public List<MappingRow> getRows() {
        if (mapped.size() != shown.mappings().size()) {
            mapped = rows.of(shown, attributes, fields, sampled());
        }
        return mapped;
    }

    private Samples.Pair sampled() {
        if (!me.may(Permission.VIEW_PROFILES.name())) {
            return Samples.Pair.NONE;
        }
        boolean fresh = parameters.text("sent").isEmpty();
        return fresh ? samples.of(connection.id(), shown) : samples.ofHub(shown);
    }

    public List<Option> getLetters() {
        return options.letters();
    }

    public List<Option> getDirections() {
        return options.of("direction", Direction.class);
    }

    public List<Option> getOverwrites() {
        return options.of("overwrite", Overwrite.class);
    }

    public List<Option> getConflicts() {
        return options.of("conflict", ConflictPolicy.class);
    }

    public List<Option> getCreateRemote() {
        return options.of("createRemote", Binding.CreateRemote.class);
    }

    public List<Option> getCreateInHub() {
        return options.of("createInHub", Binding.CreateInHub.class);
    }

    public List<Option> getOnRemoteDelete() {
        return options.of("onRemoteDelete", Binding.OnRemoteDelete.class);
    }

    /** Looks at real records of both sides; empty until somebody asks for it. */
    public List<FieldFitness.Fit> getFits() {
        return fits;
    }

    public void measure() {
        notices.attempt(() -> fits = fitness.of(connection.id(), shown, attributes));
    }

    public void addMapping() {
        List<FieldMapping> mappings = new ArrayList<>(shown.mappings());
        mappings.add(FieldMapping.of("", "", FieldRule.DEFAULT));
        shown = with(shown.matchRules(), mappings);
    }

    public void removeMapping(int index) {
        shown = with(shown.matchRules(), without(shown.mappings(), index));
    }

    /** Adds a mapping for every attribute that has a likely counterpart and is not mapped yet. */
    public void suggest() {
        notices.attempt(() -> {
            Binding suggested = bindings.suggest(connection.id(), shown.hubObject(), shown.remoteObject());
            List<FieldMapping> mappings = new ArrayList<>(shown.mappings());
            suggested.mappings().stream()
                    .filter(mapping -> shown.mappings().stream()
                            .noneMatch(there -> there.hub().equals(mapping.hub())
                                    || there.remote().equals(mapping.remote())))
                    .forEach(mappings::add);
            int added = mappings.size() - shown.mappings().size();
            shown = with(shown.matchRules(), mappings);
            notices.done(say.of("binding.suggested", added));
        });
    }

    public void addRule() {
        List<MatchRule> rules = new ArrayList<>(shown.matchRules());
        rules.add(new MatchRule("", List.of(new MatchRule.Pair("", "")), true));
        shown = with(rules, shown.mappings());
    }

    public void removeRule(int index) {
        shown = with(without(shown.matchRules(), index), shown.mappings());
    }

    public void raiseRule(int index) {
        List<MatchRule> rules = new ArrayList<>(shown.matchRules());
        if (index > 0) {
            rules.add(index - 1, rules.remove(index));
        }
        shown = with(rules, shown.mappings());
    }

    public void addPair(int index) {
        List<MatchRule> rules = new ArrayList<>(shown.matchRules());
        MatchRule rule = rules.get(index);
        List<MatchRule.Pair> pairs = new ArrayList<>(rule.pairs());
        pairs.add(new MatchRule.Pair("", ""));
        rules.set(index, new MatchRule(rule.name(), pairs, rule.caseSensitive()));
        shown = with(rules, shown.mappings());
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return shorter;
    }

    private Binding with(List<MatchRule> rules, List<FieldMapping> mappings) {
        return new Binding(
                shown.hubObject(),
                shown.remoteObject(),
                shown.enabled(),
                rules,
                shown.onlyDesignatedMatchFields(),
                shown.createRemote(),
                shown.createInHub(),
                shown.onRemoteDelete(),
                mappings);
    }

    public String save() {
        OptionalLong expected = OptionalLong.of(Long.parseLong(getVersion()));
        if (!notices.attempt(problems, () -> bindings.put(me.caller(), connection.id(), expected, shown))) {
            Optional.of(problems.at("mappings")).filter(text -> !text.isEmpty()).ifPresent(notices::refuse);
            return STAY;
        }
        notices.keep();
        notices.done(say.of("binding.saved"));
        warnings().forEach(notices::warn);
        return "/binding?faces-redirect=true&id=" + connection.id() + "&hub="
                + shown.hubObject().path() + "&remote=" + shown.remoteObject();
    }

    private List<String> warnings() {
        return bindings.check(connection.id(), shown).warnings().stream()
                .map(warning -> say.sentence(warning.message()))
                .distinct()
                .limit(5)
                .toList();
    }
}
