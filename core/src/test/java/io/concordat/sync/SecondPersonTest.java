package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.connection.ConfiguredHub;
import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionPatch;
import io.concordat.connection.NewConnection;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Database;
import io.concordat.db.OnBothDatabases;
import io.concordat.run.Run;
import io.concordat.security.Caller;
import io.concordat.sync.store.Samples;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;

/** Where a connection asks for it, nobody applies what they planned themselves. */
class SecondPersonTest {

    @OnBothDatabases
    void whoPlannedDoesNotApply(Database database) {
        Connection cautious = connection(database, true);
        Run plan = Samples.run(cautious.id());

        assertThat(SecondPerson.mayApply(cautious, plan, plan.startedBy())).isFalse();
        assertThatThrownBy(() -> SecondPerson.refuseOwn(cautious, plan, plan.startedBy()))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("CRM asks that another person applies it");
        assertThatCode(() -> SecondPerson.refuseOwn(cautious, plan, "somebody else"))
                .doesNotThrowAnyException();
    }

    @OnBothDatabases
    void nothingThatAPersonStartsIsAppliedInOneGo(Database database) {
        Connection cautious = connection(database, true);

        assertThatThrownBy(() -> SecondPerson.refuseSync(cautious, "ada"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("plan a run instead");
        assertThatCode(() -> SecondPerson.refuseSync(cautious, "")).doesNotThrowAnyException();
    }

    @OnBothDatabases
    void whereNobodyAsksForItEverybodyMay(Database database) {
        Connection plain = connection(database, false);
        Run plan = Samples.run(plain.id());

        assertThat(SecondPerson.mayApply(plain, plan, plan.startedBy())).isTrue();
        assertThatCode(() -> SecondPerson.refuseSync(plain, "ada")).doesNotThrowAnyException();
    }

    private static Connection connection(Database database, boolean secondPerson) {
        InMemorySystem crm = InMemorySystem.crm(Clock.systemUTC());
        ConfiguredHub hub = ConfiguredHub.on(database, Clock.systemUTC(), new InMemoryConnector(crm));
        Connection made = hub.connections().create(Caller.hub(), new NewConnection("CRM", "", "memory", Map.of()));
        return hub.connections()
                .change(
                        Caller.hub(),
                        made.id(),
                        OptionalLong.empty(),
                        ConnectionPatch.NOTHING.withSecondPerson(secondPerson));
    }
}
