package io.concordat.web.screen;

import io.concordat.security.SecondFactor;
import io.concordat.security.SecondFactor.Enrolment;
import io.concordat.security.Users;
import io.concordat.web.security.BrowserSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** On the page {@code account}: whether one-time codes are asked for, and setting them up. */
@Named("codes")
@RequestScoped
public class CodesScreen {

    private final SecondFactor secondFactor;
    private final Users users;
    private final BrowserSession session;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final Problems problems = new Problems();
    private Optional<Enrolment> enrolment;
    private List<String> recovery = List.of();

    @Inject
    CodesScreen(
            SecondFactor secondFactor,
            Users users,
            BrowserSession session,
            Parameters parameters,
            Notices notices,
            Say say,
            Me me) {
        this.secondFactor = secondFactor;
        this.users = users;
        this.session = session;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.enrolment = parameters.text("begun").flatMap(sent -> secondFactor.pending(me.caller()));
    }

    public boolean isOn() {
        return secondFactor.isOn(me.user());
    }

    public long getLeft() {
        return secondFactor.recoveryCodesLeft(me.user());
    }

    /** Whether the secret is shown, and the code of the app is asked for. */
    public boolean isBegun() {
        return enrolment.isPresent();
    }

    public String getSecret() {
        return enrolment.map(Enrolment::secret).orElse("");
    }

    /** What the camera of a phone reads. */
    public SquareCode getPicture() {
        return SquareCode.of(enrolment.map(Enrolment::address).orElse(""));
    }

    /** The recovery codes that were just made; shown once. */
    public List<String> getRecovery() {
        return recovery;
    }

    public Entry getEntry() {
        return new Entry(
                "code",
                say.of("codes.code"),
                Entry.Kind.LINE,
                true,
                say.of(isOn() ? "codes.code.off.help" : "codes.code.help"),
                List.of(),
                "",
                problems.at("code"));
    }

    public void begin() {
        notices.attempt(problems, () -> enrolment = Optional.of(secondFactor.begin(me.caller())));
    }

    /** Every other session of this user ends, and this one goes on. */
    public void confirm() {
        boolean done = notices.attempt(problems, () -> {
            recovery = secondFactor.confirm(me.caller(), entered());
            session.begin(users.find(me.caller().name()).orElseThrow());
        });
        if (done) {
            enrolment = Optional.empty();
            notices.done(say.of("codes.wereOn"));
        }
    }

    public void switchOff() {
        boolean done = notices.attempt(problems, () -> {
            secondFactor.switchOff(me.caller(), entered());
            session.begin(users.find(me.caller().name()).orElseThrow());
        });
        if (done) {
            notices.done(say.of("codes.wereOff"));
        }
    }

    private String entered() {
        return parameters.given("code").orElse("");
    }
}
