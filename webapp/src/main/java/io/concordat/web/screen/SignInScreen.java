package io.concordat.web.screen;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.concordat.security.FirstRun;
import io.concordat.security.SignIn;
import io.concordat.web.security.BrowserSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;

/** The page {@code sign-in}, and signing out. */
@Named("signIn")
@RequestScoped
public class SignInScreen {

    private static final String OUTSIDE = "^(//|/\\\\).*";

    private final BrowserSession session;
    private final FirstRun firstRun;
    private final Notices notices;
    private final Say say;
    private final String to;
    private String name = "";
    private String password = "";
    private String code = "";

    @Inject
    SignInScreen(BrowserSession session, FirstRun firstRun, Notices notices, Say say, Parameters parameters) {
        this.session = session;
        this.firstRun = firstRun;
        this.notices = notices;
        this.say = say;
        this.to = parameters.text("to").filter(SignInScreen::isOurs).orElse("/");
    }

    /** Only pages of this application, so that no link leads away with somebody freshly signed in. */
    private static boolean isOurs(String path) {
        return path.startsWith("/") && !path.matches(OUTSIDE) && path.chars().noneMatch(c -> c < ' ');
    }

    /** Whether nobody can sign in yet, because there is no administrator. */
    public boolean isFirstRun() {
        return firstRun.isOpen();
    }

    public void signIn() throws IOException {
        SignIn outcome = session.signIn(name, password);
        if (outcome instanceof SignIn.Accepted) {
            open(to);
        } else if (outcome instanceof SignIn.CodeNeeded) {
            open(Page.SIGN_IN.path() + "?to=" + URLEncoder.encode(to, UTF_8));
        } else if (outcome instanceof SignIn.Wait wait) {
            notices.refuse(say.of("signIn.wait", say.duration(wait.remaining())));
        } else {
            notices.refuse(say.of("signIn.refused"));
        }
    }

    /** Whether the password was right and a code is asked for now. */
    public boolean isCodeNeeded() {
        return session.isCodeNeeded();
    }

    public void enterCode() throws IOException {
        SignIn outcome = session.enterCode(code);
        if (outcome instanceof SignIn.Accepted) {
            open(to);
        } else if (outcome instanceof SignIn.Wait wait) {
            notices.refuse(say.of("signIn.wait", say.duration(wait.remaining())));
        } else {
            notices.refuse(say.of("signIn.code.refused"));
        }
    }

    public void signOut() throws IOException {
        session.signOut();
        open(Page.SIGN_IN.path());
    }

    private static void open(String path) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(Optional.ofNullable(external.getRequestContextPath()).orElse("") + path);
    }

    public String getTo() {
        return to;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name.strip();
    }

    public String getPassword() {
        return "";
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getCode() {
        return "";
    }

    public void setCode(String code) {
        this.code = code;
    }
}
