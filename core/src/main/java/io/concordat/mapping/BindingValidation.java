package io.concordat.mapping;

import io.concordat.HubException.Problem;
import io.concordat.canonical.Attribute;
import io.concordat.connector.RemoteField;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.match.Ladder;
import io.concordat.match.MatchRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a binding against both of its ends before it is saved, so that what would fail for every record fails once,
 * here, with its fix.
 */
public final class BindingValidation {

    private static final String EXTERNAL_KEY = "externalKey";

    private final Binding binding;
    private final Ends ends;
    private final List<RemoteField> remoteFields;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private BindingValidation(Binding binding, List<Attribute> attributes, List<RemoteField> remoteFields) {
        this.binding = binding;
        this.ends = Ends.of(attributes, remoteFields);
        this.remoteFields = remoteFields;
    }

    /**
     * Finds what is wrong with a binding.
     *
     * @param attributes the hub object's, standard and custom
     * @param remoteFields what describe says the signed-in user sees
     */
    public static Findings check(Binding binding, List<Attribute> attributes, List<RemoteField> remoteFields) {
        BindingValidation validation = new BindingValidation(binding, attributes, remoteFields);
        validation.checkMappings();
        validation.checkRequiredFields();
        validation.checkRules();
        return new Findings(validation.problems, validation.warnings);
    }

    private void checkMappings() {
        Set<String> hubNames = new HashSet<>();
        Set<String> remoteNames = new HashSet<>();
        for (int i = 0; i < binding.mappings().size(); i++) {
            FieldMapping mapping = binding.mappings().get(i);
            String path = "mappings[" + i + "]";
            if (!hubNames.add(mapping.hub())) {
                problem(path + ".hub", mapping.hub() + " is mapped already; map each attribute once");
            }
            if (!remoteNames.add(mapping.remote())) {
                problem(path + ".remote", mapping.remote() + " is mapped already; map each field once");
            }
            checkEnds(path, mapping);
        }
        if (binding.enabled() && binding.mappings().isEmpty()) {
            warn("mappings", "no field is mapped, so records are matched and nothing is kept in agreement");
        }
    }

    private void checkEnds(String path, FieldMapping mapping) {
        Attribute attribute = ends.attributes().get(mapping.hub());
        RemoteField field = ends.fields().get(mapping.remote());
        if (attribute == null) {
            problem(path + ".hub", noAttribute(mapping.hub()));
        }
        if (field == null) {
            problem(path + ".remote", noField(mapping.remote()));
        }
        if (attribute != null && field != null) {
            boolean creates = binding.createRemote() != CreateRemote.NEVER;
            new MappingValidation(path, mapping, attribute, field, creates).check(problems, warnings);
        }
    }

    /** A record cannot be created without these, whatever else is mapped. */
    private void checkRequiredFields() {
        if (binding.createRemote() == CreateRemote.NEVER) {
            return;
        }
        remoteFields.stream()
                .filter(field -> field.required() && field.createable() && !isFilled(field))
                .forEach(field -> problem(
                        "mappings",
                        RemoteType.label(field) + " is required to create " + binding.remoteObject()
                                + " records; map it towards the remote side, or create none"));
    }

    private boolean isFilled(RemoteField field) {
        return binding.mappings().stream()
                .anyMatch(mapping -> mapping.remote().equals(field.name())
                        && mapping.rule().direction().reachesRemote());
    }

    private void checkRules() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < binding.matchRules().size(); i++) {
            MatchRule rule = binding.matchRules().get(i);
            String path = "matchRules[" + i + "]";
            if (rule.name().isBlank()) {
                problem(path + ".name", "give the rule a name");
            } else if (!names.add(rule.name())) {
                problem(path + ".name", "another rule has this name; choose a different one");
            }
            if (rule.pairs().isEmpty()) {
                problem(path + ".pairs", "a rule compares at least one pair of fields");
            }
            for (int j = 0; j < rule.pairs().size(); j++) {
                checkPair(path + ".pairs[" + j + "]", rule.pairs().get(j));
            }
        }
        if (binding.onlyDesignatedMatchFields() && binding.matchRules().isEmpty()) {
            warn("onlyDesignatedMatchFields", "there are no match rules, so email and name are used all the same");
        }
    }

    private void checkPair(String path, MatchRule.Pair pair) {
        Optional<Attribute> attribute = Optional.ofNullable(ends.attributes().get(pair.hub()));
        Optional<RemoteField> field = Optional.ofNullable(ends.fields().get(pair.remote()));
        if (attribute.isEmpty() && !isKey(pair.hub())) {
            problem(path + ".hub", noAttribute(pair.hub()));
        }
        if (field.isEmpty()) {
            problem(path + ".remote", noField(pair.remote()));
        }
        boolean comparable = attribute.isEmpty()
                || field.isEmpty()
                || RemoteType.fits(field.get().type(), attribute.get().type())
                || RemoteType.mayFit(field.get().type(), attribute.get().type());
        if (!comparable) {
            problem(path + ".remote", "values of this type never equal " + pair.hub() + "; compare another field");
        }
    }

    private static boolean isKey(String hub) {
        return hub.equals(EXTERNAL_KEY)
                || (hub.startsWith(Ladder.IDENTITIES) && hub.length() > Ladder.IDENTITIES.length());
    }

    private static String noAttribute(String name) {
        return "the hub has no attribute " + name + "; choose one of its attributes or define it first";
    }

    private static String noField(String name) {
        return "the remote side has no field " + name
                + ", or the signed-in user may not see it; choose another or make it visible";
    }

    private void problem(String path, String message) {
        problems.add(new Problem(path, message));
    }

    private void warn(String path, String message) {
        warnings.add(new Problem(path, message));
    }
}
