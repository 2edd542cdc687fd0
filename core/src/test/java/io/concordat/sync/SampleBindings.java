package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.match.MatchRule;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import java.util.ArrayList;
import java.util.List;

/** How the tests' connections are bound, and variations of that. */
public final class SampleBindings {

    static final FieldRule BOTH_WAYS = both(ConflictPolicy.PREFER_REMOTE);

    private SampleBindings() {}

    /** A field that travels both ways, with a policy for conflicts; blanks do not clear. */
    static FieldRule both(ConflictPolicy policy) {
        return new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, policy, false);
    }

    static Binding binding(HubObject object, String remote, String... attributes) {
        return binding(object, remote, BOTH_WAYS, attributes);
    }

    /** A binding of attributes to the fields of the same names, all with one rule. */
    public static Binding binding(HubObject object, String remote, FieldRule rule, String... attributes) {
        List<FieldMapping> mappings = new ArrayList<>();
        for (String attribute : attributes) {
            mappings.add(FieldMapping.of(attribute, remoteName(attribute), rule));
        }
        return new Binding(
                object,
                remote,
                true,
                List.of(),
                false,
                Binding.CreateRemote.NEVER,
                Binding.CreateInHub.NEVER,
                Binding.OnRemoteDelete.REPORT,
                mappings);
    }

    public static String remoteName(String attribute) {
        return Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1);
    }

    static Binding withMappings(Binding old, List<FieldMapping> mappings) {
        return new Binding(
                old.hubObject(),
                old.remoteObject(),
                old.enabled(),
                old.matchRules(),
                old.onlyDesignatedMatchFields(),
                old.createRemote(),
                old.createInHub(),
                old.onRemoteDelete(),
                mappings);
    }

    public static Binding withRules(Binding old, boolean only, MatchRule... rules) {
        return new Binding(
                old.hubObject(),
                old.remoteObject(),
                old.enabled(),
                List.of(rules),
                only,
                old.createRemote(),
                old.createInHub(),
                old.onRemoteDelete(),
                old.mappings());
    }

    public static Binding creating(Binding old, Binding.CreateRemote remote, Binding.CreateInHub hub) {
        return new Binding(
                old.hubObject(),
                old.remoteObject(),
                old.enabled(),
                old.matchRules(),
                old.onlyDesignatedMatchFields(),
                remote,
                hub,
                old.onRemoteDelete(),
                old.mappings());
    }

    static Binding disabled(Binding old) {
        return changed(old, false, old.onRemoteDelete());
    }

    static Binding onRemoteDelete(Binding old, Binding.OnRemoteDelete policy) {
        return changed(old, old.enabled(), policy);
    }

    private static Binding changed(Binding old, boolean enabled, Binding.OnRemoteDelete policy) {
        return new Binding(
                old.hubObject(),
                old.remoteObject(),
                enabled,
                old.matchRules(),
                old.onlyDesignatedMatchFields(),
                old.createRemote(),
                old.createInHub(),
                policy,
                old.mappings());
    }
}
