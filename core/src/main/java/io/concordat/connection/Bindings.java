package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.HubException.Problem;
import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.CustomFields.Made;
import io.concordat.connector.NewField;
import io.concordat.connector.RemoteField;
import io.concordat.connector.Session;
import io.concordat.db.Entities;
import io.concordat.hub.Attributes;
import io.concordat.hub.MatchKeys;
import io.concordat.mapping.Binding;
import io.concordat.mapping.BindingValidation;
import io.concordat.mapping.Findings;
import io.concordat.match.MatchRule;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which hub objects are bound to which objects of a connection, and how. */
@ApplicationScoped
public class Bindings {

    private static final int MOST_DESCRIBED = 20;
    private static final int LONGEST_DETAIL = 1000;

    private final Entities entities;
    private final BindingRepository bindings;
    private final DefaultBindings defaults;
    private final Conversations conversations;
    private final Attributes attributes;
    private final MatchKeys keys;
    private final Subscriptions subscriptions;
    private final Audit audit;

    @Inject
    Bindings(
            Entities entities,
            BindingRepository bindings,
            DefaultBindings defaults,
            Conversations conversations,
            Attributes attributes,
            MatchKeys keys,
            Subscriptions subscriptions,
            Audit audit) {
        this.entities = entities;
        this.bindings = bindings;
        this.defaults = defaults;
        this.conversations = conversations;
        this.attributes = attributes;
        this.keys = keys;
        this.subscriptions = subscriptions;
        this.audit = audit;
    }

    /** All of a connection, in the order in which they were made. */
    public List<SavedBinding> list(UUID connectionId) {
        return bindings.list(connectionId);
    }

    public Optional<SavedBinding> find(UUID connectionId, HubObject hubObject, String remoteObject) {
        return bindings.find(connectionId, hubObject, remoteObject);
    }

    /** @throws HubException of kind NOT_FOUND */
    public SavedBinding get(UUID connectionId, HubObject hubObject, String remoteObject) {
        return find(connectionId, hubObject, remoteObject).orElseThrow(() -> HubException.notFound("this binding"));
    }

    /** The objects of the remote side that can be bound. */
    public List<String> remoteObjects(UUID connectionId) {
        return ask(connectionId, Session::objects);
    }

    /** The fields of a remote object as the signed-in user sees them. */
    public List<RemoteField> remoteFields(UUID connectionId, String remoteObject) {
        return ask(connectionId, session -> fields(session, remoteObject));
    }

    /**
     * Makes a field on the other side, and lets the hub's user there see it.
     *
     * @throws HubException of kind CONFLICT if the system or the user there cannot, or the field will not do
     */
    public Made makeField(Caller caller, UUID connectionId, String remoteObject, NewField field) {
        caller.require(Permission.MANAGE_MAPPINGS);
        Made made = ask(connectionId, session -> {
            fields(session, remoteObject);
            return session.customFields()
                    .orElseThrow(() -> new HubException(
                            HubException.Kind.CONFLICT,
                            "fields of this system are not made from here; make it there, then read the fields again"))
                    .make(remoteObject, field);
        });
        audit.record(caller.did("REMOTE_FIELD_MADE", "connection", connectionId, remoteObject + "." + made.name()));
        return made;
    }

    /** What one would start with, mappings filled in; nothing is saved. */
    public Binding suggest(UUID connectionId, HubObject hubObject, String remoteObject) {
        return ask(connectionId, session -> {
            fields(session, remoteObject);
            return defaults.suggest(hubObject, remoteObject, true, session);
        });
    }

    /** What is wrong with a binding, and what is worth knowing; nothing is saved. */
    public Findings check(UUID connectionId, Binding binding) {
        List<RemoteField> remote = remoteFields(connectionId, binding.remoteObject());
        return BindingValidation.check(binding, attributes.list(binding.hubObject()), remote);
    }

    /**
     * Saves a binding, new or in place of the one between the same ends, if it fits both ends as they are now.
     *
     * @param expected the version somebody saw, 0 if none was there; empty if they did not say
     * @throws HubException of kind INVALID naming every field that is wrong
     */
    public SavedBinding put(Caller caller, UUID connectionId, OptionalLong expected, Binding binding) {
        return putAll(caller, connectionId, List.of(new Edit(binding, expected)))
                .get(0);
    }

    /** Saves several bindings of a connection: all of them or, if one is refused or stale, none. */
    List<SavedBinding> putAll(Caller caller, UUID connectionId, List<Edit> edits) {
        caller.require(Permission.MANAGE_MAPPINGS);
        for (Edit edit : edits) {
            check(connectionId, edit.binding()).refuseProblems();
            keepKeys(edit.binding());
        }
        return entities.call(manager -> {
            bindings.lock(connectionId);
            return edits.stream().map(edit -> put(caller, connectionId, edit)).toList();
        });
    }

    private SavedBinding put(Caller caller, UUID connectionId, Edit edit) {
        Binding binding = edit.binding();
        Optional<Binding> before = bindings.find(connectionId, binding.hubObject(), binding.remoteObject())
                .map(SavedBinding::binding);
        SavedBinding saved = bindings.put(connectionId, edit.expected(), binding);
        List<Binding> all =
                bindings.list(connectionId).stream().map(SavedBinding::binding).toList();
        subscriptions.set(connectionId, DefaultBindings.enabled(all));
        audit.record(caller.did("BINDING_CHANGED", "connection", connectionId, described(saved, before)));
        return saved;
    }

    /**
     * A binding as it is to be.
     *
     * @param expected the version of the one that is there, 0 for none; empty to save over whatever is there
     */
    record Edit(Binding binding, OptionalLong expected) {}

    /** Records are found by the values that rules compare; that may take a while the first time. */
    private void keepKeys(Binding binding) {
        binding.matchRules().stream()
                .flatMap(rule -> rule.pairs().stream())
                .map(MatchRule.Pair::hub)
                .distinct()
                .forEach(attribute -> keys.ensure(binding.hubObject(), attribute));
    }

    private <T> T ask(UUID connectionId, Function<Session, T> question) {
        try (Session session = conversations.open(connectionId).session()) {
            return question.apply(session);
        } catch (ConnectorException failed) {
            throw new HubException(HubException.Kind.CONFLICT, String.valueOf(failed.getMessage()));
        }
    }

    private static List<RemoteField> fields(Session session, String remoteObject) {
        if (!session.objects().contains(remoteObject)) {
            throw HubException.invalid(List.of(new Problem(
                    "remoteObject", "there is no " + remoteObject + "; choose one of " + session.objects())));
        }
        return session.fields(remoteObject);
    }

    /** What was changed, for the audit log: the first differences, as far as they fit. */
    private static String described(SavedBinding saved, Optional<Binding> before) {
        Binding binding = saved.binding();
        String differences = Difference.between(before, binding).stream()
                .limit(MOST_DESCRIBED)
                .map(Difference::toString)
                .collect(Collectors.joining("; "));
        String text = binding.hubObject().path() + "/" + binding.remoteObject() + " revision " + saved.mappingRev()
                + (differences.isEmpty() ? "" : ": " + differences);
        return text.substring(0, Math.min(LONGEST_DETAIL, text.length()));
    }
}
