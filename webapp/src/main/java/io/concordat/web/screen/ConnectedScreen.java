package io.concordat.web.screen;

import io.concordat.connection.BrowserSignIns;
import io.concordat.connection.BrowserSignIns.SignedIn;
import io.concordat.web.security.BrowserSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;

/** The page {@code connected}: a browser comes back from another system, with its answer in the address. */
@Named("connected")
@RequestScoped
public class ConnectedScreen {

    private final BrowserSignIns signIns;
    private final BrowserSession session;
    private final HttpServletRequest request;
    private final Notices notices;
    private final Say say;
    private final Me me;

    @Inject
    ConnectedScreen(
            BrowserSignIns signIns,
            BrowserSession session,
            HttpServletRequest request,
            Notices notices,
            Say say,
            Me me) {
        this.signIns = signIns;
        this.session = session;
        this.request = request;
        this.notices = notices;
        this.say = say;
        this.me = me;
    }

    /** Takes the answer; the page itself is seen only if it was refused. */
    public String take() {
        Map<String, String> answer = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> answer.put(name, values[0]));
        SignedIn[] signedIn = new SignedIn[1];
        boolean done = notices.attempt(() -> signedIn[0] = signIns.finish(me.caller(), session.key(), answer));
        if (!done) {
            return "";
        }
        notices.keep();
        notices.done(say.of("access.done"));
        ConnectionScreen.show(signedIn[0].report());
        return "/connection?faces-redirect=true&id=" + signedIn[0].connection();
    }
}
