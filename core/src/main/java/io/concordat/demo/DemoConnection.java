package io.concordat.demo;

import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.NewConnection;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.match.MatchRule;
import io.concordat.match.MatchRule.Pair;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Connects the hub with the CRM in files: as every new connection, but that accounts are told by their number, and that
 * what the hub's people keep of a person replaces what the CRM says.
 */
@ApplicationScoped
class DemoConnection {

    private static final String NAME = "Demo CRM (CSV files)";
    private static final String REMOTE_ACCOUNT = "Account";
    private static final String REMOTE_CONTACT = "Contact";
    private static final Set<String> KEPT_IN_THE_HUB = Set.of("title", "department", "phone", "mobilePhone");
    private static final FieldRule BOTH_WAYS =
            new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, false);
    private static final MatchRule BY_NUMBER =
            new MatchRule("Account number", List.of(new Pair("accountNumber", "AccountNumber")), true);

    private final Connections connections;
    private final Bindings bindings;

    @Inject
    DemoConnection(Connections connections, Bindings bindings) {
        this.connections = connections;
        this.bindings = bindings;
    }

    /** The connection, with its bindings; made if it is not there yet. */
    UUID make(Path folder) {
        UUID id = connections.list().stream()
                .filter(connection -> connection.name().equals(NAME))
                .findFirst()
                .map(Connection::id)
                .orElseGet(() -> create(folder));
        if (bindings.list(id).isEmpty()) {
            connections.check(Caller.hub(), id);
        }
        tellAccountsByNumber(id);
        sendWhatTheHubKeeps(id);
        return id;
    }

    private UUID create(Path folder) {
        NewConnection wanted = new NewConnection(
                NAME,
                "A made-up CRM of three files, to see what a run does. Writing is off until you switch it on.",
                "csv",
                Map.of("folder", folder.toString()));
        return connections.create(Caller.hub(), wanted).id();
    }

    private void tellAccountsByNumber(UUID id) {
        Binding accounts = bindings.get(id, HubObject.ACCOUNTS, REMOTE_ACCOUNT).binding();
        if (accounts.matchRules().isEmpty()) {
            bindings.put(
                    Caller.hub(), id, OptionalLong.empty(), with(accounts, List.of(BY_NUMBER), accounts.mappings()));
        }
    }

    private void sendWhatTheHubKeeps(UUID id) {
        Binding contacts = bindings.get(id, HubObject.PROFILES, REMOTE_CONTACT).binding();
        List<FieldMapping> mappings =
                contacts.mappings().stream().map(DemoConnection::kept).toList();
        if (!mappings.equals(contacts.mappings())) {
            bindings.put(Caller.hub(), id, OptionalLong.empty(), with(contacts, contacts.matchRules(), mappings));
        }
    }

    private static FieldMapping kept(FieldMapping mapping) {
        return KEPT_IN_THE_HUB.contains(mapping.hub())
                ? new FieldMapping(
                        mapping.hub(), mapping.remote(), BOTH_WAYS, mapping.defaultValue(), mapping.transforms())
                : mapping;
    }

    private static Binding with(Binding binding, List<MatchRule> rules, List<FieldMapping> mappings) {
        return new Binding(
                binding.hubObject(),
                binding.remoteObject(),
                binding.enabled(),
                rules,
                binding.onlyDesignatedMatchFields(),
                binding.createRemote(),
                binding.createInHub(),
                binding.onRemoteDelete(),
                mappings);
    }
}
