package io.concordat.web.screen;

import io.concordat.alert.AlertKind;
import io.concordat.alert.Alerts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The part of the page {@code connection} that says which alerts it sends. */
@Named("alertChoice")
@RequestScoped
public class AlertChoice {

    private final Alerts alerts;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final UUID id;

    @Inject
    AlertChoice(Alerts alerts, Parameters parameters, Notices notices, Say say, Me me) {
        this.alerts = alerts;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.id = parameters.required("id");
    }

    /**
     * A kind of alert.
     *
     * @param name of its tick box
     */
    public record Choice(String name, String text, boolean sent) {}

    public List<Choice> getKinds() {
        Set<AlertKind> sent = alerts.subscribed(id);
        return Stream.of(AlertKind.values())
                .map(kind -> new Choice("alert." + kind, say.word("alertKind", kind), sent.contains(kind)))
                .toList();
    }

    public String save() {
        Set<AlertKind> wanted = EnumSet.noneOf(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            if (parameters.text("alert." + kind).isPresent()) {
                wanted.add(kind);
            }
        }
        if (!notices.attempt(() -> alerts.subscribe(me.caller(), id, wanted))) {
            return "";
        }
        notices.keep();
        notices.done(say.of("alerts.saved"));
        return "/connection?faces-redirect=true&id=" + id;
    }
}
