package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.link.Link;
import io.concordat.run.Action;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Converted, merged, deleted, restored, and late: pairs stay those of the right records. The real engine and connector,
 * and a simulated org over HTTP.
 */
class LifeCycleCasesTest {

    private final HubAndOrg both = HubAndOrg.withHubFields();

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void g23WhenALeadIsConvertedThePairIsThatOfTheContact() {
        bindLeads();
        UUID ann = both.profile("lastName", "Lee", "phone", "1");
        UUID leadOfAnn = both.record(
                HubObject.LEADS, Optional.of(ann), "lastName", "Lee", "email", "ann@example.com", "company", "Acme");
        String lead = both.put("Lead", "lastName", "Lee", "email", "ann@example.com", "company", "Acme");
        both.sync();
        assertThat(both.linkOf(leadOfAnn)).map(Link::remoteId).contains(lead);

        String contact = both.org.admin().convert(lead).contactId();
        both.sync();
        both.store.edit(HubObject.LEADS, leadOfAnn, Map.of("phone", "99"));
        both.edit(ann, "phone", "2");
        Run after = both.sync();

        assertThat(both.linkOf(ann)).map(Link::remoteId).contains(contact);
        assertThat(both.linkOf(leadOfAnn)).map(Link::state).contains(Link.State.REMOTE_DELETED);
        assertThat(both.contactValue(contact, "Phone")).isEqualTo("2");
        assertThat(both.org.admin().text(lead, "Phone")).isEmpty();
        assertThat(after.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aPairDoesNotMoveToARecordThatAPersonTookApartFromIt() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com");
        String winner = both.contact("lastName", "Lee", "email", "ann@example.com");
        both.sync();
        both.store.part(both.linkOf(ann).orElseThrow().id());
        String loser = both.contact("lastName", "Lee", "email", "ann@example.com");
        both.sync();
        assertThat(both.linkOf(ann)).map(Link::remoteId).contains(loser);

        both.org.admin().merge(winner, loser);
        both.sync();

        assertThat(both.linkOf(ann)).map(Link::state).contains(Link.State.REMOTE_DELETED);
        assertThat(both.store.reviews())
                .singleElement()
                .satisfies(question -> assertThat(question.why()).contains(winner, "took apart"));
    }

    @Test
    void g24WhenContactsAreMergedThePairGoesWithTheWinner() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String loser = both.contact("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.sync();
        String winner = both.contact("lastName", "Lee", "email", "other@example.com", "phone", "1");
        both.sync();

        both.org.admin().merge(winner, loser);
        both.sync();
        both.edit(ann, "phone", "2");
        both.sync();
        Run quiet = both.sync();

        assertThat(both.store.links()).singleElement().satisfies(link -> {
            assertThat(link.hubId()).isEqualTo(ann);
            assertThat(link.remoteId()).isEqualTo(winner);
        });
        assertThat(both.contactValue(winner, "Phone")).isEqualTo("2");
        assertThat(both.changes(quiet)).isEmpty();
    }

    @Test
    void g24WhenBothContactsHaveProfilesAPersonIsAsked() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com");
        UUID anna = both.profile("lastName", "Lee", "email", "anna@example.com");
        String loser = both.contact("lastName", "Lee", "email", "ann@example.com");
        String winner = both.contact("lastName", "Lee", "email", "anna@example.com");
        both.sync();

        both.org.admin().merge(winner, loser);
        both.sync();

        assertThat(both.linkOf(anna)).map(Link::remoteId).contains(winner);
        assertThat(both.linkOf(ann)).map(Link::state).contains(Link.State.REMOTE_DELETED);
        assertThat(both.store.reviews()).singleElement().satisfies(review -> {
            assertThat(review.hubId()).contains(ann);
            assertThat(review.why()).contains(winner);
        });
    }

    @Test
    void g25ADeletedContactIsReportedAndOneThatIsRestoredIsKeptInAgreementAgain() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com");
        both.sync();

        both.org.admin().delete(contact);
        Run gone = both.sync();
        both.org.admin().undelete(contact);
        both.edit(ann, "phone", "2");
        both.sync();

        assertThat(both.changes(gone))
                .anyMatch(change -> change.action() == Action.DELETE && change.state() == ChangeState.SKIPPED);
        assertThat(both.linkOf(ann)).map(Link::state).contains(Link.State.ACTIVE);
        assertThat(both.contactValue(contact, "Phone")).isEqualTo("2");
    }

    @Test
    void g53AfterAWeekOfSilenceTheQueryFindsWhatHappened() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.sync();
        both.pass(Duration.ofDays(2));
        both.org.admin().update(contact, Map.of("Phone", "2"));
        both.pass(Duration.ofDays(5));

        both.sync();

        assertThat(both.profileValue(ann, "phone")).isEqualTo("2");
    }

    @Test
    void g54RecordsOfTheSameSecondAsTheCursorAreNotMissed() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.sync();
        both.org.admin().update(contact, Map.of("Phone", "2"));

        both.sync();

        assertThat(both.profileValue(ann, "phone")).isEqualTo("2");
    }

    private void bindLeads() {
        both.bind(HubAndOrg.binding(
                HubObject.LEADS, "Lead", HubAndOrg.HUB_WINS, "firstName", "lastName", "company", "email", "phone"));
    }
}
