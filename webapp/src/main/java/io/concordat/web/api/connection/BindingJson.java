package io.concordat.web.api.connection;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.mapping.Transform;
import io.concordat.match.MatchRule;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.web.api.Ask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An object binding as it travels; what is not given is what a new binding starts with. */
public record BindingJson(
        Optional<String> hubObject,
        Optional<String> remoteObject,
        Optional<Boolean> enabled,
        Optional<List<RuleJson>> matchRules,
        Optional<Boolean> onlyDesignatedMatchFields,
        Optional<Binding.CreateRemote> createRemote,
        Optional<Binding.CreateInHub> createInHub,
        Optional<Binding.OnRemoteDelete> onRemoteDelete,
        Optional<List<MappingJson>> mappings) {

    /** A designated level of the ladder. */
    public record RuleJson(Optional<String> name, Optional<List<PairJson>> pairs, Optional<Boolean> caseSensitive) {

        static RuleJson of(MatchRule rule) {
            return new RuleJson(
                    Optional.of(rule.name()),
                    Optional.of(rule.pairs().stream().map(PairJson::of).toList()),
                    Optional.of(rule.caseSensitive()));
        }

        MatchRule rule(String path) {
            List<PairJson> given = pairs.orElse(List.of());
            List<MatchRule.Pair> all = IntStream.range(0, given.size())
                    .mapToObj(index -> given.get(index).pair(path + ".pairs[" + index + "]"))
                    .toList();
            return new MatchRule(name.orElse(""), all, caseSensitive.orElse(true));
        }
    }

    /** Two fields that are compared. */
    public record PairJson(Optional<String> hub, Optional<String> remote) {

        static PairJson of(MatchRule.Pair pair) {
            return new PairJson(Optional.of(pair.hub()), Optional.of(pair.remote()));
        }

        MatchRule.Pair pair(String path) {
            return new MatchRule.Pair(Ask.required(path + ".hub", hub), Ask.required(path + ".remote", remote));
        }
    }

    /** Two fields that are kept in agreement. */
    public record MappingJson(
            Optional<String> hub,
            Optional<String> remote,
            Optional<Direction> direction,
            Optional<Overwrite> toRemote,
            Optional<Overwrite> toHub,
            Optional<ConflictPolicy> conflict,
            Optional<Boolean> blankClears,
            Optional<String> defaultValue,
            Optional<List<TransformJson>> transforms) {

        static MappingJson of(FieldMapping mapping) {
            FieldRule rule = mapping.rule();
            return new MappingJson(
                    Optional.of(mapping.hub()),
                    Optional.of(mapping.remote()),
                    Optional.of(rule.direction()),
                    Optional.of(rule.toRemote()),
                    Optional.of(rule.toHub()),
                    Optional.of(rule.conflict()),
                    Optional.of(rule.blankClears()),
                    mapping.defaultValue(),
                    Optional.of(
                            mapping.transforms().stream().map(TransformJson::of).toList()));
        }

        FieldMapping mapping(String path) {
            List<TransformJson> given = transforms.orElse(List.of());
            return new FieldMapping(
                    Ask.required(path + ".hub", hub),
                    Ask.required(path + ".remote", remote),
                    rule(),
                    defaultValue,
                    IntStream.range(0, given.size())
                            .mapToObj(index -> given.get(index).transform(path + ".transforms[" + index + "]"))
                            .toList());
        }

        private FieldRule rule() {
            FieldRule fresh = FieldRule.DEFAULT;
            return new FieldRule(
                    direction.orElse(fresh.direction()),
                    toRemote.orElse(fresh.toRemote()),
                    toHub.orElse(fresh.toHub()),
                    conflict.orElse(fresh.conflict()),
                    blankClears.orElse(fresh.blankClears()));
        }
    }

    /** A change of a value on its way. */
    public record TransformJson(Optional<Transform.Kind> kind, Optional<Map<String, String>> values) {

        static TransformJson of(Transform transform) {
            return new TransformJson(Optional.of(transform.kind()), Optional.of(transform.values()));
        }

        Transform transform(String path) {
            return new Transform(Ask.required(path + ".kind", kind), values.orElse(Map.of()));
        }
    }

    static BindingJson of(Binding binding) {
        return new BindingJson(
                Optional.of(binding.hubObject().path()),
                Optional.of(binding.remoteObject()),
                Optional.of(binding.enabled()),
                Optional.of(binding.matchRules().stream().map(RuleJson::of).toList()),
                Optional.of(binding.onlyDesignatedMatchFields()),
                Optional.of(binding.createRemote()),
                Optional.of(binding.createInHub()),
                Optional.of(binding.onRemoteDelete()),
                Optional.of(binding.mappings().stream().map(MappingJson::of).toList()));
    }

    /** The binding between the two ends that the path names. */
    Binding binding(HubObject hub, String remote) {
        refuseOther("hubObject", hubObject, hub.path());
        refuseOther("remoteObject", remoteObject, remote);
        List<RuleJson> rules = matchRules.orElse(List.of());
        List<MappingJson> fields = mappings.orElse(List.of());
        return new Binding(
                hub,
                remote,
                enabled.orElse(true),
                IntStream.range(0, rules.size())
                        .mapToObj(index -> rules.get(index).rule("matchRules[" + index + "]"))
                        .toList(),
                onlyDesignatedMatchFields.orElse(false),
                createRemote.orElse(Binding.CreateRemote.NEVER),
                createInHub.orElse(Binding.CreateInHub.NEVER),
                onRemoteDelete.orElse(Binding.OnRemoteDelete.REPORT),
                IntStream.range(0, fields.size())
                        .mapToObj(index -> fields.get(index).mapping("mappings[" + index + "]"))
                        .toList());
    }

    private static void refuseOther(String field, Optional<String> given, String inPath) {
        if (given.filter(other -> !other.equals(inPath)).isPresent()) {
            throw HubException.invalid(field, "the address says " + inPath);
        }
    }
}
