package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.web.openid.OpenIdSignIn;
import io.concordat.web.openid.OpenIdSignIn.Attempt;
import io.concordat.web.security.BrowserSession;
import io.concordat.web.security.Callback;
import io.concordat.web.security.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/** The page {@code openid}: leads to the identity provider, and is where a browser comes back from it. */
@Named("openId")
@RequestScoped
public class OpenIdScreen {

    private static final String ATTEMPT = Attempt.class.getName();

    private final OpenIdSignIn signIn;
    private final BrowserSession session;
    private final ClientAddress address;
    private final HttpServletRequest request;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;

    @Inject
    OpenIdScreen(
            OpenIdSignIn signIn,
            BrowserSession session,
            ClientAddress address,
            HttpServletRequest request,
            Parameters parameters,
            Notices notices,
            Say say) {
        this.signIn = signIn;
        this.session = session;
        this.address = address;
        this.request = request;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
    }

    /** Whether a provider is configured. */
    public boolean isOffered() {
        return signIn.label().isPresent();
    }

    public String getLabel() {
        return signIn.label().orElse("");
    }

    /** Begins, or takes the answer; the page itself is seen only if that was refused. */
    public void arrive() throws IOException {
        if (!isOffered()) {
            throw HubException.notFound("this page");
        }
        if (parameters.text("error").isPresent()) {
            forget();
            notices.refuse(say.of("openId.denied"));
        } else if (parameters.text("state").isPresent()) {
            take();
        } else {
            begin();
        }
    }

    private void begin() throws IOException {
        Attempt attempt = signIn.begin(Callback.ofSignIn(request));
        String[] where = new String[1];
        if (notices.attempt(() -> where[0] = signIn.address(attempt).toString())) {
            request.getSession(true).setAttribute(ATTEMPT, attempt);
            open(where[0]);
        }
    }

    private void take() throws IOException {
        Optional<Attempt> attempt = forget();
        String state = parameters.text("state").orElse("");
        String code = parameters.text("code").orElse("");
        if (attempt.isEmpty()) {
            notices.refuse(say.of("openId.unknown"));
        } else if (notices.attempt(() -> session.begin(signIn.finish(attempt.get(), state, code, address.text())))) {
            open(request.getContextPath() + "/");
        }
    }

    /** An attempt is good for one answer. */
    private Optional<Attempt> forget() {
        HttpSession remembered = request.getSession(false);
        if (remembered == null || !(remembered.getAttribute(ATTEMPT) instanceof Attempt attempt)) {
            return Optional.empty();
        }
        remembered.removeAttribute(ATTEMPT);
        return Optional.of(attempt);
    }

    private static void open(String where) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(where);
    }
}
