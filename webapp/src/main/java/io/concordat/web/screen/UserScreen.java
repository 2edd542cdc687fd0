package io.concordat.web.screen;

import io.concordat.security.Caller;
import io.concordat.security.NewUser;
import io.concordat.security.Role;
import io.concordat.security.SecondFactor;
import io.concordat.security.User;
import io.concordat.security.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code user}: one user, or the form of a new one. */
@Named("user")
@RequestScoped
public class UserScreen {

    private static final String STAY = "";
    private static final String ROLE = "role.";

    private final Users users;
    private final SecondFactor secondFactor;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final Optional<User> existing;
    private final Problems problems = new Problems();

    @Inject
    UserScreen(Users users, SecondFactor secondFactor, Parameters parameters, Notices notices, Say say, Me me) {
        this.users = users;
        this.secondFactor = secondFactor;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.existing = parameters.id("id").map(id -> users.get(me.caller(), id));
    }

    /**
     * A role that can be given.
     *
     * @param id of its box
     * @param text what it is for
     */
    public record Choice(String id, String name, String text, boolean given) {}

    public boolean isNew() {
        return existing.isEmpty();
    }

    public User getShown() {
        return existing.orElseThrow();
    }

    public String getTitle() {
        return existing.map(User::displayName).orElseGet(() -> say.of("user.new"));
    }

    /** Nobody changes their own roles or locks themselves out. */
    public boolean isMyself() {
        return existing.filter(user -> user.name().equals(me.caller().name())).isPresent();
    }

    public List<Entry> getEntries() {
        return List.of(
                entry("name", Entry.Kind.LINE, true),
                entry("displayName", Entry.Kind.LINE, false),
                entry("password", Entry.Kind.SECRET, true));
    }

    private Entry entry(String name, Entry.Kind kind, boolean required) {
        String value = kind == Entry.Kind.SECRET ? "" : parameters.text(name).orElse("");
        return new Entry(
                name,
                say.of("user." + name),
                kind,
                required,
                say.of("user." + name + ".help"),
                List.of(),
                value,
                problems.at(name));
    }

    public List<Choice> getChoices() {
        Set<Role> given = isPosted() ? chosen() : existing.map(User::roles).orElse(Set.of());
        return Stream.of(Role.values())
                .map(role -> new Choice(
                        ROLE + role, say.word("role", role), say.of("role." + role + ".text"), given.contains(role)))
                .toList();
    }

    /** "" if nothing is wrong there. */
    public String problem(String field) {
        return problems.at(field);
    }

    private boolean isPosted() {
        return parameters.text("sent").isPresent();
    }

    private Set<Role> chosen() {
        return Stream.of(Role.values())
                .filter(role -> parameters.text(ROLE + role).isPresent())
                .collect(Collectors.toSet());
    }

    public String create() {
        NewUser wanted = new NewUser(
                parameters.text("name").orElse(""),
                parameters.text("displayName").orElse(""),
                parameters.given("password").orElse(""),
                chosen());
        return done(caller -> users.create(caller, wanted), "user.created", wanted.name());
    }

    public String changeRoles() {
        User user = getShown();
        return done(caller -> users.changeRoles(caller, user.id(), version(), chosen()), "user.changed", user.name());
    }

    public String enable() {
        return enable(true);
    }

    public String disable() {
        return enable(false);
    }

    private String enable(boolean enabled) {
        User user = getShown();
        return done(
                caller -> users.enable(caller, user.id(), version(), enabled),
                enabled ? "user.wasEnabled" : "user.wasDisabled",
                user.name());
    }

    public String resetPassword() {
        User user = getShown();
        return done(
                caller -> users.resetPassword(
                        caller,
                        user.id(),
                        version(),
                        parameters.given("password").orElse("")),
                "user.wasReset",
                user.name());
    }

    /** Whether they are asked for one-time codes. */
    public boolean isCoded() {
        return existing.filter(secondFactor::isOn).isPresent();
    }

    /** For somebody who lost the app and the recovery codes. */
    public String resetCodes() {
        User user = getShown();
        return done(caller -> secondFactor.reset(caller, user.id()), "user.codes.wereReset", user.name());
    }

    private long version() {
        return parameters
                .version()
                .map(Long::parseLong)
                .orElseGet(() -> getShown().version());
    }

    private String done(Consumer<Caller> work, String message, String name) {
        boolean done = notices.attempt(problems, () -> work.accept(me.caller()));
        if (!done) {
            return STAY;
        }
        notices.keep();
        notices.done(say.of(message, name));
        return "/users?faces-redirect=true";
    }
}
