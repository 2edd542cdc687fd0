package io.concordat.sync.store;

import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.hub.HubChange;
import io.concordat.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What waits: changed records for the next run, held records for a change, questions for a person. */
public interface WaitingContract extends StoreSubject {

    @Test
    default void holdsAreFoundByTheirKeyAndReplaced() {
        Grant grant = granted();
        Hold first = Samples.hold(grant.connectionId(), "1", "before");
        Hold again = Samples.hold(grant.connectionId(), "1", "after");
        put(grant, first);
        put(grant, again);

        Map<String, Hold> found =
                holds(grant, holds -> holds.byKeys(grant.connectionId(), List.of(again.key(), "another")));
        assertThat(found).containsOnly(Map.entry(again.key(), again));
        assertThat(countHolds(grant)).containsOnly(Map.entry(Hold.Reason.CONFLICT, 1L));
    }

    @Test
    default void holdsArePagedAndTakenAway() {
        Grant grant = granted();
        UUID connection = grant.connectionId();
        Hold one = Samples.hold(connection, "1", "");
        Hold two = Samples.hold(connection, "2", "");
        Hold three = Samples.hold(connection, "3", "");
        put(grant, three, one, two);

        List<Hold> first = holds(grant, holds -> holds.page(connection, PROFILES, "Contact", "", 2));
        List<Hold> rest = holds(grant, holds -> holds.page(connection, PROFILES, "Contact", two.key(), 2));
        assertThat(first).containsExactly(one, two);
        assertThat(rest).containsExactly(three);

        store().run(grant, transaction -> transaction.holds().remove(connection, List.of(one.key(), three.key())));
        assertThat(countHolds(grant)).containsOnly(Map.entry(Hold.Reason.CONFLICT, 1L));
    }

    @Test
    default void aQuestionIsOpenOnceUntilItsCauseIsGone() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        open(grant, Samples.review(grant.connectionId(), run, "email", "first"));
        Review again = Samples.review(grant.connectionId(), run, "email", "again");
        open(grant, again, Samples.review(grant.connectionId(), run, "phone", "other"));

        assertThat(openReviews(grant.connectionId()))
                .extracting(Review::why)
                .containsExactlyInAnyOrder("again", "other");
        assertThat(openReviews(grant.connectionId()))
                .filteredOn(review -> review.field().equals("email"))
                .singleElement()
                .satisfies(review -> assertThat(review.choices()).isEqualTo(again.choices()));

        store().run(
                        grant,
                        transaction ->
                                transaction.reviews().close(grant.connectionId(), List.of(again.key(), "nothing")));
        assertThat(openReviews(grant.connectionId())).extracting(Review::why).containsExactly("other");
    }

    @Test
    default void aClosedQuestionMayBeAskedAgain() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        Review review = Samples.review(grant.connectionId(), run, "email", "first");
        open(grant, review);
        store().run(grant, transaction -> transaction.reviews().close(grant.connectionId(), List.of(review.key())));

        open(grant, Samples.review(grant.connectionId(), run, "email", "second"));

        assertThat(openReviews(grant.connectionId())).extracting(Review::why).containsExactly("second");
    }

    /** Somebody whom the connection hears of, and who has changed. */
    private UUID edited(Grant grant) {
        UUID ada = person(grant, "ada@example.org");
        subscribe(grant.connectionId(), PROFILES);
        edit(PROFILES, ada, Map.of("email", "a1@example.org"));
        return ada;
    }

    /** What another run of the connection claims. */
    private List<UUID> claimedNext(Grant grant) {
        UUID next = begun(grant).id();
        claim(grant, next);
        return claimed(grant, next);
    }

    @Test
    default void aRunTakesAwayTheMarksItClaimedAndNoLaterOnes() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        UUID ada = person(grant, "ada@example.org");
        UUID grace = person(grant, "grace@example.org");
        subscribe(grant.connectionId(), PROFILES);
        edit(PROFILES, grace, Map.of("email", "g1@example.org"));
        edit(PROFILES, ada, Map.of("email", "a1@example.org"));
        edit(PROFILES, ada, Map.of("email", "a2@example.org"));
        claim(grant, run);
        edit(PROFILES, ada, Map.of("email", "a3@example.org"));

        assertThat(claimed(grant, run)).containsExactly(ada, grace);
        store().run(grant, transaction -> transaction.dirty().consume(run));

        List<UUID> next = claimedNext(grant);
        assertThat(claimed(grant, run)).isEmpty();
        assertThat(next).containsExactly(ada);
    }

    @Test
    default void aRunOfOneRecordClaimsThatOneWhetherOrNotItChanged() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        UUID ada = person(grant, "ada@example.org");
        UUID grace = person(grant, "grace@example.org");
        subscribe(grant.connectionId(), PROFILES);
        edit(PROFILES, grace, Map.of("email", "g1@example.org"));
        store().run(grant, transaction -> transaction.dirty().claim(run, grant.connectionId(), PROFILES, ada));

        assertThat(claimed(grant, run)).containsExactly(ada);
        store().run(grant, transaction -> transaction.dirty().consume(run));

        assertThat(claimedNext(grant)).containsExactly(grace);
    }

    @Test
    default void aRunIsToldOfChangesThatCameAfterItClaimedItsMarks() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        UUID ada = edited(grant);
        claim(grant, run);
        assertThat(anyNew(grant, run)).isFalse();

        edit(PROFILES, ada, Map.of("email", "a2@example.org"));
        assertThat(anyNew(grant, run)).isTrue();
    }

    @Test
    default void marksARunLetsGoOfWaitForTheNext() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        UUID ada = edited(grant);
        claim(grant, run);
        store().run(grant, transaction -> transaction.dirty().unclaim(run));
        assertThat(claimed(grant, run)).isEmpty();

        assertThat(claimedNext(grant)).containsExactly(ada);
    }

    @Test
    default void whatARunChangesIsNewsForOthersOnly() {
        Grant grant = granted();
        Grant other = granted();
        UUID ada = person(grant, "ada@example.org");
        subscribe(grant.connectionId(), PROFILES);
        subscribe(other.connectionId(), PROFILES);

        Set<UUID> changed = store().call(
                        grant,
                        transaction -> transaction
                                .hub()
                                .update(
                                        PROFILES,
                                        List.of(new HubChange(ada, 1, Map.of("email", "a1@example.org"))),
                                        grant.connectionId()));

        assertThat(changed).containsExactly(ada);
        UUID mine = begun(grant).id();
        UUID theirs = begun(other).id();
        claim(grant, mine);
        claim(other, theirs);
        assertThat(claimed(grant, mine)).isEmpty();
        assertThat(claimed(other, theirs)).containsExactly(ada);
    }

    @Test
    default void aRecordThatChangedMeanwhileIsNotOverwritten() {
        Grant grant = granted();
        UUID ada = person(grant, "ada@example.org");
        edit(PROFILES, ada, Map.of("email", "a1@example.org"));

        Set<UUID> changed = store().call(
                        grant,
                        transaction -> transaction
                                .hub()
                                .update(
                                        PROFILES,
                                        List.of(new HubChange(ada, 1, Map.of("email", "late"))),
                                        grant.connectionId()));

        List<String> emails = store().call(
                        grant,
                        transaction -> transaction.hub().byIds(PROFILES, List.of(ada)).values().stream()
                                .map(record -> record.value("email"))
                                .toList());
        assertThat(changed).isEmpty();
        assertThat(emails).containsExactly("a1@example.org");
    }

    private UUID person(Grant grant, String email) {
        UUID id = Samples.id();
        store().run(
                        grant,
                        transaction -> transaction
                                .hub()
                                .create(PROFILES, List.of(Samples.person(id, email)), grant.connectionId()));
        return id;
    }

    private <T> T holds(Grant grant, Function<HoldTable, T> work) {
        return store().call(grant, transaction -> work.apply(transaction.holds()));
    }

    private Map<Hold.Reason, Long> countHolds(Grant grant) {
        return holds(grant, holds -> holds.counts(grant.connectionId()));
    }

    private void put(Grant grant, Hold... holds) {
        store().run(grant, transaction -> transaction.holds().put(List.of(holds)));
    }

    private void open(Grant grant, Review... reviews) {
        store().run(grant, transaction -> transaction.reviews().open(List.of(reviews)));
    }

    private void claim(Grant grant, UUID run) {
        store().run(grant, transaction -> transaction.dirty().claim(run, grant.connectionId()));
    }

    private boolean anyNew(Grant grant, UUID run) {
        return store().call(grant, transaction -> transaction.dirty().anyNew(run, grant.connectionId(), PROFILES));
    }

    /** Page by page of one, which has to agree with the count and with asking for each. */
    private List<UUID> claimed(Grant grant, UUID run) {
        return store().call(grant, transaction -> {
            DirtyTable dirty = transaction.dirty();
            List<UUID> found = new ArrayList<>();
            Optional<UUID> after = Optional.empty();
            for (List<UUID> page = dirty.page(run, PROFILES, after, 1);
                    !page.isEmpty();
                    page = dirty.page(run, PROFILES, after, 1)) {
                found.addAll(page);
                after = Optional.of(page.get(0));
            }
            assertThat(dirty.claimed(run)).isEqualTo(found.size());
            assertThat(dirty.among(run, PROFILES, found)).containsExactlyInAnyOrderElementsOf(found);
            return found;
        });
    }
}
