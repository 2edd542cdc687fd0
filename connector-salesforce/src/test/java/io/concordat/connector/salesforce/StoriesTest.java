package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.link.Link;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new user does in the first week, and what they read afterwards. */
class StoriesTest {

    private static final int PEOPLE = 50_000;

    private static final int CALLS_BEFORE = 10;

    private final HubAndOrg both = HubAndOrg.withHubFields();

    @AfterEach
    void stop() {
        both.close();
    }

    /** Two hundred records a call, so that it is known how many were written before. */
    @Test
    void g58ATokenThatIsRevokedInTheMiddleOfFiftyThousandRowsNeedsASignInAndEverythingIsCaughtUpAfterIt() {
        both.with("bulkFrom", "1000000");
        List<UUID> people = chiefsToBe();
        both.org.faults().on(HubAndOrg::isWrite).after(CALLS_BEFORE).first(this::revoke);

        Run broken = both.sync();
        int written = chiefs();
        both.org.calls().clear();
        Run refused = both.syncOrFail();
        long asked = both.org.calls().count(CallKind.TOKEN);
        both.connect();
        Run caughtUp = both.sync();

        assertThat(broken.state()).isEqualTo(RunState.PARTIAL);
        assertThat(broken.error()).contains("choose Connect to sign in again").contains("caught up");
        assertThat(written).isEqualTo(CALLS_BEFORE * 200);
        assertThat(refused.state()).isEqualTo(RunState.FAILED);
        assertThat(asked).isLessThanOrEqualTo(3);
        assertThat(caughtUp.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(chiefs()).isEqualTo(people.size());
        assertThat(both.changes(caughtUp)).hasSize(people.size() - written);
        assertThat(both.changes(both.sync())).isEmpty();
    }

    /** Wherever in the run that is: while it plans, or between what it sends and what it hears of it. */
    @ParameterizedTest
    @ValueSource(ints = {40, 400})
    void aServerThatIsKilledAmongFiftyThousandRowsLosesNoneAndWritesNoneTwice(int step) {
        both.with("bulkFrom", "1000000");
        List<UUID> people = chiefsToBe();
        both.dieAtStep(step);

        Run killed = both.sync();
        both.execute(killed.id());

        assertThat(killed.state().isFinal()).isFalse();
        assertThat(chiefs()).isEqualTo(people.size());
        assertThat(both.org.admin().all("Contact")).hasSize(people.size());
        assertThat(both.changes(both.sync())).isEmpty();
    }

    /** The rows are with Salesforce by then, which works them off without anybody being signed in. */
    @Test
    void aTokenThatIsRevokedWhileABulkJobOfFiftyThousandRowsIsAtWorkLeavesNoRowUnexplained() {
        List<UUID> people = chiefsToBe();
        both.org.faults().on(CallKind.BULK_INGEST).after(3).first(this::revoke);

        Run broken = both.sync();
        both.connect();
        Run caughtUp = both.sync();

        assertThat(broken.state()).isEqualTo(RunState.PARTIAL);
        assertThat(broken.error()).contains("choose Connect to sign in again");
        assertThat(caughtUp.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(chiefs()).isEqualTo(people.size());
        assertThat(both.changes(broken)).noneMatch(line -> line.state() == ChangeState.PLANNED);
        assertThat(both.changes(both.sync())).isEmpty();
    }

    /** People of both sides, who agree, and then all become chiefs in the hub. */
    private List<UUID> chiefsToBe() {
        both.connect();
        List<UUID> people = both.people(PEOPLE);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        return people;
    }

    private void revoke() {
        both.org.sessions().revokeAll();
    }

    private int chiefs() {
        return both.org.admin().with("Contact", "Title", "Chief").size();
    }

    /** Ann's lead becomes a contact, Bob was there twice, Carl is gone; each of them is a line that says so. */
    @Test
    void whatWasConvertedMergedAndDeletedIsALineInWordsEach() {
        both.bind(HubAndOrg.binding(
                HubObject.LEADS, "Lead", HubAndOrg.HUB_WINS, "firstName", "lastName", "company", "email", "phone"));
        UUID ann = both.profile("lastName", "Ames", "email", "ann@example.com");
        UUID leadOfAnn = both.record(
                HubObject.LEADS, Optional.of(ann), "lastName", "Ames", "email", "ann@example.com", "company", "Acme");
        String lead = both.put("Lead", "lastName", "Ames", "email", "ann@example.com", "company", "Acme");
        UUID bob = both.profile("lastName", "Burr", "email", "bob@example.com");
        String loser = both.contact("lastName", "Burr", "email", "bob@example.com");
        UUID carl = both.profile("lastName", "Cole", "email", "carl@example.com");
        String deleted = both.contact("lastName", "Cole", "email", "carl@example.com");
        both.sync();
        String winner = both.contact("lastName", "Burr", "email", "robert@example.com");
        both.sync();

        String contact = both.org.admin().convert(lead).contactId();
        both.org.admin().merge(winner, loser);
        both.org.admin().delete(deleted);
        Run run = both.sync();

        List<Change> lines = both.changes(run);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(evidence(lines, ann)).contains("the pair moved here from Lead " + lead);
        assertThat(words(lines, leadOfAnn)).contains("the lead was converted");
        assertThat(evidence(lines, bob)).contains("the pair moved here from Contact " + loser);
        assertThat(words(lines, carl)).contains("no longer in the other system").contains("unlink the pair");
        assertThat(lines).anyMatch(line -> line.action() == Action.DELETE && line.state() == ChangeState.SKIPPED);
        assertThat(both.linkOf(ann)).map(Link::remoteId).contains(contact);
        assertThat(both.linkOf(bob)).map(Link::remoteId).contains(winner);
        assertThat(both.changes(both.sync())).isEmpty();
    }

    private static String evidence(List<Change> lines, UUID hubId) {
        return lines.stream()
                .filter(line -> line.hubId().filter(hubId::equals).isPresent())
                .map(Change::evidence)
                .reduce("", String::concat);
    }

    /** The reasons of the lines of a record, each with something to do. */
    private static String words(List<Change> lines, UUID hubId) {
        return lines.stream()
                .filter(line -> line.hubId().filter(hubId::equals).isPresent())
                .flatMap(line -> line.error().stream())
                .map(error -> error.message() + "; " + error.fix() + ". ")
                .reduce("", String::concat);
    }
}
