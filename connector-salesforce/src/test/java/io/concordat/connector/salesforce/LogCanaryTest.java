package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.fault.RecordedCall;
import io.concordat.run.Run;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens in a run, no token and no secret stands in a log or in the journal, even where all is logged. */
class LogCanaryTest {

    private static final Logger ROOT = Logger.getLogger("");

    private final HubAndOrg both = HubAndOrg.withHubFields();
    private final FaultStory story = new FaultStory(both);
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Level before = Optional.ofNullable(ROOT.getLevel()).orElse(Level.INFO);
    private final Handler listener = new Handler() {

        @Override
        public void publish(LogRecord spoken) {
            StringWriter text = new StringWriter().append(new SimpleFormatter().formatMessage(spoken));
            Optional.ofNullable(spoken.getThrown()).ifPresent(thrown -> thrown.printStackTrace(new PrintWriter(text)));
            said.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        listener.setLevel(Level.ALL);
        ROOT.addHandler(listener);
        ROOT.setLevel(Level.ALL);
    }

    @AfterEach
    void stop() {
        ROOT.removeHandler(listener);
        ROOT.setLevel(before);
        both.close();
    }

    @Test
    void runsThatFailInEveryWayTellNoSecret() {
        List<UUID> people = story.begin();
        List<String> told = new ArrayList<>();
        for (CallKind kind : List.of(CallKind.QUERY, CallKind.COMPOSITE, CallKind.COLLECTION_WRITE, CallKind.TOKEN)) {
            both.org.faults().on(kind).dropAfter();
            both.org.faults().on(kind).unavailable();
            both.org.faults().on(kind).refuse(401, "INVALID_SESSION_ID", "Session expired or invalid");
            both.org.sessions().expireAll();
            told.add(words(both.syncOrFail()));
            both.org.faults().clear();
        }
        both.org.app().runAs("");
        both.org.sessions().revokeAll();
        told.add(words(both.syncOrFail()));

        Set<String> secrets = secrets();
        assertThat(secrets).hasSizeGreaterThan(3);
        assertThat(said).isNotEmpty();
        assertThat(people).isNotEmpty();
        for (String secret : secrets) {
            assertThat(said).noneMatch(line -> line.contains(secret));
            assertThat(told).noneMatch(line -> line.contains(secret));
        }
    }

    private String words(Run run) {
        return run.error() + both.changes(run);
    }

    /** The tokens that were in use, and what gets them. */
    private Set<String> secrets() {
        Stream<String> tokens = both.org.calls().all().stream()
                .map(RecordedCall::headers)
                .flatMap(headers -> headers.entrySet().stream())
                .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                .map(header -> header.getValue().replaceFirst("^Bearer ", ""));
        return Stream.concat(tokens, Stream.of(SalesforceSimulator.CLIENT_SECRET))
                .collect(Collectors.toSet());
    }
}
