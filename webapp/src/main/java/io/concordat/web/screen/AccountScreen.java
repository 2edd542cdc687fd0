package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.security.User;
import io.concordat.security.Users;
import io.concordat.web.security.BrowserSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** The page {@code account}: one's own password and language. */
@Named("account")
@RequestScoped
public class AccountScreen {

    private static final String STAY = "";

    private final Users users;
    private final BrowserSession session;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final Problems problems = new Problems();

    @Inject
    AccountScreen(Users users, BrowserSession session, Parameters parameters, Notices notices, Say say, Me me) {
        this.users = users;
        this.session = session;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
    }

    public User getShown() {
        return me.user();
    }

    /** What one is, in words. */
    public String getRoles() {
        return me.user().roles().stream()
                .sorted()
                .map(role -> say.word("role", role))
                .collect(Collectors.joining(", "));
    }

    public List<Entry> getEntries() {
        return List.of(entry("current"), entry("password"), entry("repeated"));
    }

    private Entry entry(String name) {
        return new Entry(
                name,
                say.of("account." + name),
                Entry.Kind.SECRET,
                true,
                name.equals("password") ? say.of("setup.password.help") : "",
                List.of(),
                "",
                problems.at(name));
    }

    /** The password is replaced, every other session of this user ends, and this one goes on. */
    public String changePassword() {
        boolean must = me.user().mustChangePassword();
        boolean changed = notices.attempt(problems, () -> {
            String wanted = parameters.given("password").orElse("");
            if (!wanted.equals(parameters.given("repeated").orElse(""))) {
                throw HubException.invalid("repeated", say.of("setup.different"));
            }
            String current = parameters.given("current").orElse("");
            if (wanted.equals(current)) {
                throw HubException.invalid("password", say.of("account.same"));
            }
            users.changePassword(me.caller(), current, wanted);
            session.begin(users.find(me.caller().name()).orElseThrow());
        });
        if (!changed) {
            return STAY;
        }
        notices.keep();
        notices.done(say.of("account.changed"));
        return must ? "/index?faces-redirect=true" : "/account?faces-redirect=true";
    }

    public List<Option> getLanguages() {
        return Options.first(
                new Option("", say.of("account.language.browser")),
                Languages.offered().stream()
                        .map(language -> new Option(language, Languages.nameOf(language)))
                        .toList());
    }

    public String getLanguage() {
        return users.language(me.caller().name()).orElse("");
    }

    public String speak() {
        boolean done = notices.attempt(
                problems,
                () -> users.speak(me.caller(), parameters.text("language").orElse("")));
        return done ? "/account?faces-redirect=true" : STAY;
    }
}
