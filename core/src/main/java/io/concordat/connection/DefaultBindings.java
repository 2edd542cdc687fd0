package io.concordat.connection;

import io.concordat.canonical.HubObject;
import io.concordat.connector.RemoteField;
import io.concordat.connector.Session;
import io.concordat.db.Entities;
import io.concordat.hub.Attributes;
import io.concordat.mapping.Binding;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.mapping.Binding.OnRemoteDelete;
import io.concordat.mapping.MappingSuggestions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a new connection starts with: contacts and accounts are kept in agreement, leads are prepared but off, and
 * nothing is created on either side.
 */
@ApplicationScoped
class DefaultBindings {

    private static final List<Usual> USUAL = List.of(
            new Usual(HubObject.ACCOUNTS, "Account", true),
            new Usual(HubObject.PROFILES, "Contact", true),
            new Usual(HubObject.LEADS, "Lead", false));

    private final Entities entities;
    private final BindingRepository bindings;
    private final Attributes attributes;
    private final Subscriptions subscriptions;

    @Inject
    DefaultBindings(Entities entities, BindingRepository bindings, Attributes attributes, Subscriptions subscriptions) {
        this.entities = entities;
        this.bindings = bindings;
        this.attributes = attributes;
        this.subscriptions = subscriptions;
    }

    private record Usual(HubObject hubObject, String remoteObject, boolean enabled) {}

    /** Binds the usual objects that the system has, if nothing is bound yet. Not to be called in a transaction. */
    void prepare(UUID connectionId, Session session) {
        if (!bindings.list(connectionId).isEmpty()) {
            return;
        }
        List<String> offered = session.objects();
        List<Binding> usual = USUAL.stream()
                .filter(pair -> offered.contains(pair.remoteObject()))
                .map(pair -> suggest(pair.hubObject(), pair.remoteObject(), pair.enabled(), session))
                .toList();
        entities.run(manager -> {
            if (bindings.list(connectionId).isEmpty()) {
                usual.forEach(binding -> bindings.put(connectionId, OptionalLong.empty(), binding));
                subscriptions.set(connectionId, enabled(usual));
            }
        });
    }

    /** A binding that fits both ends, with cautious policies. */
    Binding suggest(HubObject hubObject, String remoteObject, boolean enabled, Session session) {
        List<RemoteField> fields = session.fields(remoteObject);
        return new Binding(
                hubObject,
                remoteObject,
                enabled,
                List.of(),
                false,
                CreateRemote.NEVER,
                CreateInHub.NEVER,
                OnRemoteDelete.REPORT,
                MappingSuggestions.suggest(attributes.list(hubObject), fields));
    }

    static Set<HubObject> enabled(List<Binding> bindings) {
        return bindings.stream()
                .filter(Binding::enabled)
                .map(Binding::hubObject)
                .collect(Collectors.toUnmodifiableSet());
    }
}
