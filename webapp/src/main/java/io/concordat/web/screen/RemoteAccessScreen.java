package io.concordat.web.screen;

import io.concordat.connection.BrowserSignIns;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connector.Capability;
import io.concordat.web.security.BrowserSession;
import io.concordat.web.security.Callback;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The part of the page {@code connection} about access to the other system: signing in there, and permissions. */
@Named("remoteAccess")
@RequestScoped
public class RemoteAccessScreen {

    private final BrowserSignIns signIns;
    private final BrowserSession session;
    private final Connections connections;
    private final Connectors connectors;
    private final HttpServletRequest request;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final UUID id;
    private String url = "";

    @Inject
    RemoteAccessScreen(
            BrowserSignIns signIns,
            BrowserSession session,
            Connections connections,
            Connectors connectors,
            HttpServletRequest request,
            Notices notices,
            Say say,
            Me me,
            Parameters parameters) {
        this.signIns = signIns;
        this.session = session;
        this.connections = connections;
        this.connectors = connectors;
        this.request = request;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.id = parameters.required("id");
    }

    /** Whether this connection is signed in in the browser, as it is configured. */
    public boolean isOffered() {
        return me.may("MANAGE_DESTINATIONS") && signIns.isPossible(id);
    }

    /** Whether the other system has permissions of its own, and takes a file that grants them. */
    public boolean isGrantable() {
        return me.may("MANAGE_DESTINATIONS")
                && connectors
                        .find(connections.get(id).connector())
                        .filter(found -> found.descriptor().capabilities().contains(Capability.CUSTOM_FIELDS))
                        .isPresent();
    }

    public UUID getId() {
        return id;
    }

    /** What the app in the other system has to know. */
    public String getCallback() {
        return Callback.of(request).toString();
    }

    /** Where the browser goes now; "" if nowhere. */
    public String getUrl() {
        return url;
    }

    /** The person is sent on by the page itself: a form may not lead to another site. */
    public void begin() {
        notices.attempt(() -> url = signIns.begin(me.caller(), session.key(), id, Callback.of(request))
                .toString());
    }

    public String disconnect() {
        if (!notices.attempt(() -> signIns.disconnect(me.caller(), id))) {
            return "";
        }
        notices.keep();
        notices.done(say.of("access.disconnected"));
        return "/connection?faces-redirect=true&id=" + id;
    }
}
