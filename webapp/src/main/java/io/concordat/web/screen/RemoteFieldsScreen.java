package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connector.Capability;
import io.concordat.connector.Check;
import io.concordat.connector.CustomFields.Made;
import io.concordat.connector.NewField;
import io.concordat.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** The part of the page {@code connection} that makes fields in the other system. */
@Named("remoteFields")
@RequestScoped
public class RemoteFieldsScreen {

    private static final String LENGTH = "[0-9]{1,6}";

    private final Bindings bindings;
    private final Connections connections;
    private final Connectors connectors;
    private final ConnectionScreen page;
    private final Parameters parameters;
    private final Options options;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final UUID id;
    private boolean refused;

    @Inject
    RemoteFieldsScreen(
            Bindings bindings,
            Connections connections,
            Connectors connectors,
            ConnectionScreen page,
            Parameters parameters,
            Options options,
            Notices notices,
            Say say,
            Me me) {
        this.bindings = bindings;
        this.connections = connections;
        this.connectors = connectors;
        this.page = page;
        this.parameters = parameters;
        this.options = options;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.id = parameters.required("id");
    }

    /** Whether this person may, the system can, and there is an object to make a field for. */
    public boolean isOffered() {
        return me.may(Permission.MANAGE_MAPPINGS.name())
                && connectors
                        .find(connections.get(id).connector())
                        .filter(found -> found.descriptor().capabilities().contains(Capability.CUSTOM_FIELDS))
                        .isPresent()
                && !bindings.list(id).isEmpty();
    }

    public List<Entry> getEntries() {
        return List.of(
                entry("newFieldObject", Entry.Kind.CHOICE, objects(), ""),
                entry("newFieldName", Entry.Kind.LINE, List.of(), ""),
                entry("newFieldLabel", Entry.Kind.LINE, List.of(), ""),
                entry("newFieldKind", Entry.Kind.CHOICE, options.of("newFieldKind", NewField.Kind.class), "TEXT"),
                entry("newFieldLength", Entry.Kind.LINE, List.of(), ""));
    }

    private List<Option> objects() {
        return bindings.list(id).stream()
                .map(saved -> saved.binding().remoteObject())
                .distinct()
                .map(object -> new Option(object, object))
                .toList();
    }

    private Entry entry(String name, Entry.Kind kind, List<Option> choices, String usual) {
        return new Entry(
                name,
                say.of(name),
                kind,
                !name.equals("newFieldLength"),
                say.of(name + ".help"),
                choices,
                parameters.given(name).orElse(usual),
                "");
    }

    /** Makes the field, says what came of each step, and looks anew at everything worth checking. */
    public void make() {
        boolean answered = notices.attempt(() -> {
            Made made = bindings.makeField(
                    me.caller(), id, parameters.text("newFieldObject").orElse(""), wanted());
            made.checks().forEach(this::tell);
        });
        refused = !answered;
        if (answered) {
            page.check();
        }
    }

    /** Whether what was entered was not taken: then it is asked for again, with the reasons. */
    public boolean isRefused() {
        return refused;
    }

    private NewField wanted() {
        String name = parameters.text("newFieldName").orElse("");
        return new NewField(
                name,
                parameters.text("newFieldLabel").orElse(name),
                parameters.choice("newFieldKind", NewField.Kind.class).orElse(NewField.Kind.TEXT),
                parameters.text("newFieldLength").map(this::length).orElse(0));
    }

    private int length(String entered) {
        if (!entered.matches(LENGTH)) {
            throw new HubException(HubException.Kind.INVALID, say.of("newFieldLength.wrong"));
        }
        return Integer.parseInt(entered);
    }

    private void tell(Check step) {
        if (step.ok()) {
            notices.done(say.sentence(step.detail()));
        } else {
            notices.warn(say.sentence(step.detail()) + " " + say.sentence(step.fix()));
        }
    }
}
