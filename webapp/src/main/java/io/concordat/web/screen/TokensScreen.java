package io.concordat.web.screen;

import io.concordat.security.Permission;
import io.concordat.security.Role;
import io.concordat.security.Token;
import io.concordat.security.Tokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code tokens}: what scripts sign in with. A new token is shown once, on this page. */
@Named("tokens")
@RequestScoped
public class TokensScreen {

    private static final String ROLE = "role.";
    private static final List<String> DAYS = List.of("30", "90", "365");

    private final Tokens tokens;
    private final Parameters parameters;
    private final Notices notices;
    private final Clock clock;
    private final Say say;
    private final Me me;
    private final Problems problems = new Problems();
    private String issued = "";

    @Inject
    TokensScreen(Tokens tokens, Parameters parameters, Notices notices, Clock clock, Say say, Me me) {
        this.tokens = tokens;
        this.parameters = parameters;
        this.notices = notices;
        this.clock = clock;
        this.say = say;
        this.me = me;
    }

    public List<Token> getList() {
        return tokens.list(me.caller());
    }

    public String roles(Token token) {
        return token.roles().stream()
                .sorted()
                .map(role -> say.word("role", role))
                .collect(Collectors.joining(", "));
    }

    public Mark mark(Token token) {
        if (token.revokedAt().isPresent()) {
            return new Mark("idle", "idle", say.of("token.revoked"));
        }
        boolean expired =
                token.expiresAt().filter(at -> !at.isAfter(clock.instant())).isPresent();
        return expired
                ? new Mark("warn", "clock", say.of("token.expired"))
                : new Mark("ok", "ok", say.of("token.valid"));
    }

    public boolean isRevocable(Token token) {
        return token.revokedAt().isEmpty();
    }

    /** The text of the token that was just made; "" if none was. */
    public String getIssued() {
        return issued;
    }

    public boolean isOfAll() {
        return me.may(Permission.MANAGE_USERS.name());
    }

    public Entry getName() {
        return new Entry(
                "name",
                say.of("token.name"),
                Entry.Kind.LINE,
                true,
                say.of("token.name.help"),
                List.of(),
                issued.isEmpty() ? parameters.text("name").orElse("") : "",
                problems.at("name"));
    }

    public Entry getDays() {
        List<Option> choices = Stream.concat(
                        DAYS.stream().map(days -> new Option(days, say.of("token.days", Long.valueOf(days)))),
                        Stream.of(new Option("", say.of("token.noEnd"))))
                .toList();
        return new Entry(
                "days",
                say.of("token.until"),
                Entry.Kind.CHOICE,
                false,
                say.of("token.until.help"),
                choices,
                parameters.text("days").orElse(DAYS.get(1)),
                problems.at("expiresAt"));
    }

    /** The roles that allow nothing beyond what one may do oneself. */
    public List<UserScreen.Choice> getChoices() {
        return Stream.of(Role.values())
                .filter(role -> me.caller().permissions().containsAll(role.permissions()))
                .map(role -> new UserScreen.Choice(
                        ROLE + role,
                        say.word("role", role),
                        say.of("role." + role + ".text"),
                        issued.isEmpty() && parameters.text(ROLE + role).isPresent()))
                .toList();
    }

    /** "" if nothing is wrong there. */
    public String problem(String field) {
        return problems.at(field);
    }

    public void create() {
        notices.attempt(problems, () -> {
            Set<Role> roles = Stream.of(Role.values())
                    .filter(role -> parameters.text(ROLE + role).isPresent())
                    .collect(Collectors.toSet());
            Optional<Instant> until = parameters
                    .text("days")
                    .filter(DAYS::contains)
                    .map(days -> clock.instant().plus(Duration.ofDays(Long.parseLong(days))));
            issued = tokens.create(me.caller(), parameters.text("name").orElse(""), roles, until)
                    .text();
        });
    }

    public String revoke(UUID id) {
        if (!notices.attempt(() -> tokens.revoke(me.caller(), id))) {
            return "";
        }
        notices.keep();
        notices.done(say.of("token.wasRevoked"));
        return "/tokens?faces-redirect=true";
    }
}
