package io.concordat.web.screen;

import io.concordat.canonical.HubObject;
import io.concordat.merge.Decision.Reason;
import io.concordat.run.Action;
import io.concordat.run.ChangeFilter;
import io.concordat.run.ChangeState;
import io.concordat.run.Side;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which part of a plan the page shows, as its address says. */
@Named("planFilter")
@RequestScoped
public class PlanFilter {

    private static final List<String> NAMES = List.of("side", "object", "action", "state", "cause", "field", "rule");

    /** The rules that lead to a change. */
    private static final List<Reason> DECIDING = List.of(
            Reason.HUB_CHANGED,
            Reason.REMOTE_CHANGED,
            Reason.FILLED_BLANK,
            Reason.PREFER_HUB,
            Reason.PREFER_REMOTE,
            Reason.NEWEST_HUB,
            Reason.NEWEST_REMOTE,
            Reason.WITH_ADDRESS,
            Reason.DEFAULT_VALUE,
            Reason.RESOLVED,
            Reason.CREATED,
            Reason.UNDO);

    private final Parameters parameters;
    private final Options options;

    @Inject
    PlanFilter(Parameters parameters, Options options) {
        this.parameters = parameters;
        this.options = options;
    }

    ChangeFilter changes() {
        return new ChangeFilter(
                parameters.choice("side", Side.class),
                parameters.text("object").flatMap(HubObject::find),
                parameters.choice("action", Action.class),
                parameters.choice("state", ChangeState.class),
                parameters.text("cause"),
                parameters.text("field"),
                parameters.text("rule"));
    }

    Optional<UUID> after() {
        return parameters.id("after");
    }

    Optional<String> digest() {
        return parameters.text("digest");
    }

    public boolean isNarrowed() {
        return NAMES.stream().anyMatch(name -> parameters.text(name).isPresent());
    }

    public boolean isLater() {
        return after().isPresent();
    }

    /** "" for all. */
    public String value(String name) {
        return parameters.text(name).orElse("");
    }

    /** The filter as part of an address, to go on with; starts with an ampersand, "" if nothing is narrowed. */
    public String getQuery() {
        return Stream.of(changes())
                .flatMap(filter -> Stream.of(
                        filter.side().map(side -> "&side=" + side),
                        filter.object().map(object -> "&object=" + object.path()),
                        filter.action().map(action -> "&action=" + action),
                        filter.state().map(state -> "&state=" + state),
                        filter.cause().filter(cause -> cause.matches("\\w+")).map(cause -> "&cause=" + cause),
                        filter.field().filter(field -> field.matches("\\w+")).map(field -> "&field=" + field),
                        filter.rule().map(rule -> "&rule=" + URLEncoder.encode(rule, StandardCharsets.UTF_8))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
    }

    /** The filter and the page as hidden inputs, so that a form finds the same lines again. */
    List<Option> parts() {
        return Stream.concat(NAMES.stream(), Stream.of("after"))
                .filter(name -> parameters.text(name).isPresent())
                .map(name -> new Option(name, value(name)))
                .toList();
    }

    /** The attributes of the objects of a connection, by what people call them. */
    List<Option> fieldOptions(ChangeViews views, UUID connectionId) {
        Map<String, String> labels = new TreeMap<>();
        views.mapped(connectionId).forEach((name, label) -> labels.putIfAbsent(label, name));
        List<Option> found = new ArrayList<>();
        labels.forEach((label, name) -> found.add(new Option(name, label)));
        return Options.first(new Option("", options.all()), found);
    }

    /** The rules that decide fields, then the levels on which the bindings of a connection match. */
    List<Option> ruleOptions(List<String> levels) {
        Stream<Option> reasons = DECIDING.stream().map(reason -> new Option(reason.name(), options.reason(reason)));
        Stream<Option> matches = levels.stream().map(level -> new Option(level, options.level(level)));
        return Options.first(
                new Option("", options.all()), Stream.concat(reasons, matches).toList());
    }

    /** The objects a run can be about. */
    public List<Option> getObjects() {
        return options.objectsOrAll();
    }

    public List<Option> getSides() {
        return options.orAll("side", Side.class);
    }

    public List<Option> getActions() {
        return options.orAll("action", Action.class);
    }

    public List<Option> getStates() {
        return options.orAll("changeState", ChangeState.class);
    }
}
