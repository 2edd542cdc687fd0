package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.connection.Connections;
import io.concordat.security.FirstRun;
import io.concordat.security.NewUser;
import io.concordat.security.Role;
import io.concordat.security.User;
import io.concordat.web.security.BrowserSession;
import io.concordat.web.security.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;

/** The page {@code setup}: makes the first administrator, with the link from the log. */
@Named("setup")
@RequestScoped
public class SetupScreen {

    private static final String STAY = "";

    private final FirstRun firstRun;
    private final Connections connections;
    private final BrowserSession session;
    private final ClientAddress address;
    private final Notices notices;
    private final Say say;
    private final String token;
    private String name = "";
    private String displayName = "";
    private String password = "";
    private String repeated = "";

    @Inject
    SetupScreen(
            FirstRun firstRun,
            Connections connections,
            BrowserSession session,
            ClientAddress address,
            Notices notices,
            Say say,
            Parameters parameters) {
        this.firstRun = firstRun;
        this.connections = connections;
        this.session = session;
        this.address = address;
        this.notices = notices;
        this.say = say;
        this.token = parameters.text("token").orElse("");
    }

    public boolean isOpen() {
        return firstRun.isOpen() && !token.isEmpty();
    }

    public String create() {
        boolean created = notices.attempt(() -> {
            if (!password.equals(repeated)) {
                throw HubException.invalid("repeated", say.of("setup.different"));
            }
            NewUser wanted = new NewUser(name, displayName, password, Set.of(Role.ADMINISTRATOR));
            User user = firstRun.redeem(token, wanted, address.text());
            session.begin(user);
        });
        if (!created) {
            return STAY;
        }
        notices.keep();
        notices.done(say.of(connections.list().isEmpty() ? "setup.done" : "setup.doneDemo"));
        return "/index?faces-redirect=true";
    }

    public String getToken() {
        return token;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name.strip();
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName.strip();
    }

    public String getPassword() {
        return "";
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getRepeated() {
        return "";
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }
}
