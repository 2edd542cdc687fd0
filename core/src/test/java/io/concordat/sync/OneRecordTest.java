package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connection.ConfiguredHub;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.run.Action;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run of one record brings that one into agreement, in both directions, and leaves all others to the next run. */
class OneRecordTest {

    private final TwoSides sides = new TwoSides();
    private final Ids ids = Ids.system();

    @Test
    void onlyTheOneThatIsAskedForIsTouched() {
        UUID ada = sides.profile("lastName", "Lovelace", "email", "ada@example.com");
        UUID grace = sides.profile("lastName", "Hopper", "email", "grace@example.com");
        String first = sides.contact("lastName", "Lovelace", "email", "ada@example.com");
        String second = sides.contact("lastName", "Hopper", "email", "grace@example.com");
        sides.sync();
        sides.editProfile(ada, "title", "Countess");
        sides.editProfile(grace, "title", "Admiral");
        sides.editContact(first, "phone", "1");
        sides.editContact(second, "phone", "2");

        Run one = sides.syncOnly(ada);

        assertThat(one.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.contactValue(first, "title")).isEqualTo("Countess");
        assertThat(sides.profileValue(ada, "phone")).isEqualTo("1");
        assertThat(sides.contactValue(second, "title")).isEmpty();
        assertThat(sides.profileValue(grace, "phone")).isEmpty();
        sides.sync();
        assertThat(sides.contactValue(second, "title")).isEqualTo("Admiral");
        assertThat(sides.profileValue(grace, "phone")).isEqualTo("2");
    }

    @Test
    void oneThatHasNoCounterpartYetIsMatched() {
        UUID ada = sides.profile("lastName", "Lovelace", "email", "ada@example.com");
        sides.profile("lastName", "Hopper", "email", "grace@example.com");
        sides.contact("lastName", "Lovelace", "email", "ada@example.com", "phone", "1");
        sides.contact("lastName", "Hopper", "email", "grace@example.com");

        Run one = sides.syncOnly(ada);

        assertThat(sides.changes(one)).allMatch(change -> change.hubId().equals(Optional.of(ada)));
        assertThat(sides.changes(one)).extracting(change -> change.action()).contains(Action.LINK);
        assertThat(sides.profileValue(ada, "phone")).isEqualTo("1");
    }

    @Test
    void whatOthersWaitForIsNotItsFault() {
        UUID ada = sides.profile("lastName", "Lovelace", "email", "ada@example.com");
        UUID grace = sides.profile("lastName", "Hopper", "email", "grace@example.com");
        sides.contact("lastName", "Lovelace", "email", "ada@example.com");
        sides.contact("lastName", "Hopper", "email", "grace@example.com");
        sides.sync();
        sides.editProfile(grace, "lastName", "H".repeat(200));
        assertThat(sides.sync().state()).isEqualTo(RunState.PARTIAL);

        Run one = sides.syncOnly(ada);

        assertThat(one.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.progress().count(Count.REJECTED)).isZero();
    }

    @OnBothDatabases
    void whichOneItIsIsKeptForTheProcessThatRuns(Database database) {
        UUID run = ids.next();
        OneRecord only = new OneRecord(HubObject.LEADS, ids.next());
        OneRecords single = new OneRecords(
                database, ConfiguredHub.on(database, Clock.systemUTC()).bindings());

        single.keep(run, only);

        assertThat(single.of(run)).contains(only);
        assertThat(single.of(ids.next())).isEmpty();
    }
}
