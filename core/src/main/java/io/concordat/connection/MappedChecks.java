package io.concordat.connection;

import io.concordat.canonical.Attribute;
import io.concordat.connector.Check;
import io.concordat.connector.RemoteField;
import io.concordat.connector.Session;
import io.concordat.hub.Attributes;
import io.concordat.hub.ValueSurvey;
import io.concordat.mapping.Binding;
import io.concordat.mapping.BindingValidation;
import io.concordat.mapping.FieldMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the mapped fields of the other side against the hub's attributes, and against the values it really has. */
@ApplicationScoped
class MappedChecks {

    private static final int MOST_VALUES = 500;
    private static final int NAMED = 5;

    private final Attributes attributes;
    private final ValueSurvey survey;

    @Inject
    MappedChecks(Attributes attributes, ValueSurvey survey) {
        this.attributes = attributes;
        this.survey = survey;
    }

    /** What is wrong, or would be held back. Fields that are not there are the connector's to tell. */
    List<Check> findings(Session session, List<Binding> bindings) {
        List<String> there = session.objects();
        List<Check> findings = new ArrayList<>();
        bindings.stream()
                .filter(binding -> binding.enabled() && there.contains(binding.remoteObject()))
                .forEach(binding -> findings.addAll(findings(binding, session.fields(binding.remoteObject()))));
        return findings;
    }

    private List<Check> findings(Binding binding, List<RemoteField> fields) {
        Map<String, RemoteField> byName =
                fields.stream().collect(Collectors.toMap(RemoteField::name, Function.identity()));
        Binding usable = withUsable(binding, byName);
        List<Attribute> known = attributes.list(binding.hubObject());
        String code = binding.remoteObject().toUpperCase(Locale.ROOT);
        List<Check> findings = new ArrayList<>();
        BindingValidation.check(usable, known, fields)
                .problems()
                .forEach(problem -> findings.add(Check.failed(
                        code + "_MAPPING", problem.message(), "change the mapping of " + binding.remoteObject())));
        findings.addAll(lengths(usable, byName, code));
        findings.addAll(picklists(usable, byName, code));
        return findings;
    }

    private static Binding withUsable(Binding binding, Map<String, RemoteField> fields) {
        boolean creates = binding.createRemote() != Binding.CreateRemote.NEVER;
        List<FieldMapping> usable = binding.mappings().stream()
                .filter(mapping -> isUsable(mapping, Optional.ofNullable(fields.get(mapping.remote())), creates))
                .toList();
        return new Binding(
                binding.hubObject(),
                binding.remoteObject(),
                binding.enabled(),
                List.of(),
                false,
                binding.createRemote(),
                binding.createInHub(),
                binding.onRemoteDelete(),
                usable);
    }

    private static boolean isUsable(FieldMapping mapping, Optional<RemoteField> field, boolean creates) {
        return field.filter(there -> !mapping.rule().direction().reachesRemote()
                        || there.updateable()
                        || (creates && there.createable()))
                .isPresent();
    }

    private List<Check> lengths(Binding binding, Map<String, RemoteField> fields, String code) {
        Map<String, RemoteField> limited = new HashMap<>();
        sent(binding)
                .forEach(mapping -> Optional.ofNullable(fields.get(mapping.remote()))
                        .filter(field -> field.length() > 0)
                        .ifPresent(field -> limited.put(mapping.hub(), field)));
        Map<String, Integer> longest = new HashMap<>();
        limited.forEach((attribute, field) -> longest.put(attribute, field.length()));
        List<Check> findings = new ArrayList<>();
        survey.longer(binding.hubObject(), longest)
                .forEach((attribute, count) -> Optional.ofNullable(limited.get(attribute))
                        .ifPresent(field -> findings.add(Check.failed(
                                code + "_LENGTHS",
                                count + " values of " + attribute + " exceed the " + field.length() + " characters of "
                                        + field.name(),
                                "shorten them in the hub, make the field longer, or map to a longer one; until then these"
                                        + " values are held back"))));
        return findings;
    }

    private List<Check> picklists(Binding binding, Map<String, RemoteField> fields, String code) {
        List<Check> findings = new ArrayList<>();
        for (FieldMapping mapping : sent(binding)) {
            List<String> allowed = Optional.ofNullable(fields.get(mapping.remote()))
                    .map(RemoteField::picklist)
                    .orElse(List.of());
            if (!allowed.isEmpty()) {
                List<String> missing = survey.values(binding.hubObject(), mapping.hub(), MOST_VALUES).stream()
                        .filter(value -> !allowed.contains(value))
                        .toList();
                missing(mapping, missing, code).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Check> missing(FieldMapping mapping, List<String> missing, String code) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String named = missing.stream().limit(NAMED).collect(Collectors.joining(", "));
        return Optional.of(Check.failed(
                code + "_PICKLIST",
                mapping.remote() + " does not allow " + (missing.size() == 1 ? "a value" : missing.size() + " values")
                        + " that the hub has: " + named + (missing.size() > NAMED ? " and others" : ""),
                "add them to the picklist there, or translate them in the mapping"));
    }

    /** Mappings whose values are sent as they stand. */
    private static List<FieldMapping> sent(Binding binding) {
        return binding.mappings().stream()
                .filter(mapping -> mapping.rule().direction().reachesRemote()
                        && mapping.transforms().isEmpty())
                .toList();
    }
}
