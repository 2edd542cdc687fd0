package io.concordat.web.api.run;

import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.web.api.Json;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Shows runs to whoever follows them. Nobody's thread waits: each look at the journal is a task of its own, and the
 * next one is planned only if somebody still listens.
 */
@ApplicationScoped
class RunEvents {

    private static final Logger log = System.getLogger(RunEvents.class.getName());
    private static final long PAUSE_MILLIS = 500;
    private static final String EXECUTOR = "java:comp/DefaultManagedScheduledExecutorService";

    private final RunJournal journal;
    private final Clock clock;

    @Inject
    RunEvents(RunJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    void follow(UUID runId, SseEventSink sink, Sse sse) {
        look(new Follower(runId, sink, sse, new Pace(clock)), executor());
    }

    /** Whoever follows a run. */
    private record Follower(UUID runId, SseEventSink sink, Sse sse, Pace pace) {}

    private void look(Follower follower, ManagedScheduledExecutorService executor) {
        SseEventSink sink = follower.sink();
        if (sink.isClosed()) {
            return;
        }
        Run run = journal.get(follower.runId());
        boolean last = rests(run.state());
        sink.send(event(follower, run, last ? "state" : "progress")).whenComplete((sent, gone) -> {
            if (last || gone != null) {
                sink.close();
            } else {
                lookAgain(follower, executor);
            }
        });
    }

    /** Whoever follows is told by the closed stream if the journal cannot be read. */
    private void lookAgain(Follower follower, ManagedScheduledExecutorService executor) {
        Runnable next = () -> {
            try {
                look(follower, executor);
            } catch (RuntimeException failure) {
                log.log(Level.WARNING, "run " + follower.runId() + " cannot be followed any more", failure);
                follower.sink().close();
            }
        };
        Future<?> unused = executor.schedule(next, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Nothing more happens until somebody does something. */
    private static boolean rests(RunState state) {
        return state.isFinal() || state == RunState.PLANNED;
    }

    private static OutboundSseEvent event(Follower follower, Run run, String name) {
        return follower.sse()
                .newEventBuilder()
                .name(name)
                .data(String.class, Json.text(ProgressJson.of(run, follower.pace())))
                .build();
    }

    /** Looks up the one constant name above; no name comes from outside. */
    @SuppressWarnings("BanJNDI")
    private static ManagedScheduledExecutorService executor() {
        try {
            return (ManagedScheduledExecutorService) new InitialContext().lookup(EXECUTOR);
        } catch (NamingException missing) {
            throw new IllegalStateException("the server offers no scheduled executor", missing);
        }
    }
}
