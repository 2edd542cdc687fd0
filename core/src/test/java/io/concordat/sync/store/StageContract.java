package io.concordat.sync.store;

import static io.concordat.canonical.HubObject.ACCOUNTS;
import static io.concordat.canonical.HubObject.PROFILES;
import static io.concordat.sync.store.Staged.Verdict.AMBIGUOUS;
import static io.concordat.sync.store.Staged.Verdict.CLAIMS;
import static io.concordat.sync.store.Staged.Verdict.UNMATCHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Records without a pair wait until all are read, and then claims on the same record are seen together. */
public interface StageContract extends StoreSubject {

    @Test
    default void stagedRecordsComeBackByVerdictInOrderOfTheirId() {
        Grant grant = granted();
        UUID run = Samples.id();
        Staged claim = Samples.claim(run, "Contact", "b2", Samples.id());
        add(grant, Samples.unmatched(run, "b3"), claim, Samples.unmatched(run, "B1"), Samples.unmatched(run, "b1"));
        add(grant, Samples.unmatched(Samples.id(), "b0"));

        assertThat(ids(unmatched(grant, run, "", 2))).containsExactly("B1", "b1");
        assertThat(ids(unmatched(grant, run, "b1", 2))).containsExactly("b3");
        List<Staged> claims = stage(grant, stage -> stage.page(run, PROFILES, "Contact", CLAIMS, "", 9));
        assertThat(claims).containsExactly(claim);
    }

    @Test
    default void aRecordThatIsReadTwiceCountsAsItWasReadLast() {
        Grant grant = granted();
        UUID run = Samples.id();
        Staged last = Samples.claim(run, "Contact", "003", Samples.id());
        add(grant, Samples.unmatched(run, "003"));
        add(grant, Samples.unmatched(run, "003"), last);

        assertThat(unmatched(grant, run, "", 9)).isEmpty();
        List<Staged> claims = stage(grant, stage -> stage.page(run, PROFILES, "Contact", CLAIMS, "", 9));
        assertThat(claims).containsExactly(last);
    }

    @Test
    default void claimsOnOneRecordComeTogetherAndAreSettledOnce() {
        Grant grant = granted();
        UUID run = Samples.id();
        UUID first = Samples.id();
        UUID alone = Samples.id();
        UUID second = Samples.id();
        add(
                grant,
                Samples.claim(run, "Contact", "5", second),
                Samples.claim(run, "Contact", "4", first),
                Samples.claim(run, "Contact", "3", alone),
                Samples.claim(run, "Contact", "2", second),
                Samples.claim(run, "Contact", "1", first));

        assertThat(contested(grant, run, "Contact"))
                .extracting(staged -> staged.hubId().orElseThrow())
                .containsExactly(first, first, second, second);
        stage(grant, stage -> {
            stage.decide(stage.contested(run, PROFILES, "Contact", Optional.empty(), 9).stream()
                    .map(staged -> staged.with(AMBIGUOUS, "two of them"))
                    .toList());
            return true;
        });
        assertThat(contested(grant, run, "Contact")).isEmpty();
        List<Staged> ambiguous = stage(grant, stage -> stage.page(run, PROFILES, "Contact", AMBIGUOUS, "", 9));
        assertThat(ids(ambiguous)).containsExactly("1", "2", "4", "5");
        assertThat(ambiguous).allMatch(staged -> staged.evidence().equals("two of them"));
    }

    @Test
    default void aClaimOfAnotherBindingContestsAsWell() {
        Grant grant = granted();
        UUID run = Samples.id();
        UUID wanted = Samples.id();
        Staged contact = Samples.claim(run, "Contact", "1", wanted);
        Staged person = Samples.claim(run, "Person", "1", wanted);
        add(grant, contact, person, Samples.claim(Samples.id(), "Contact", "2", Samples.id()));

        assertThat(contested(grant, run, "Contact")).containsExactly(contact);
        assertThat(contested(grant, run, "Person")).containsExactly(person);
    }

    @Test
    default void onlyClaimsOfThisRunCount() {
        Grant grant = granted();
        UUID run = Samples.id();
        UUID claimed = Samples.id();
        UUID free = Samples.id();
        UUID elsewhere = Samples.id();
        add(
                grant,
                Samples.claim(run, "Contact", "1", claimed),
                Samples.claim(run, "Contact", "2", free).with(AMBIGUOUS, ""),
                Samples.claim(Samples.id(), "Contact", "3", elsewhere));
        List<UUID> asked = List.of(claimed, free, elsewhere);

        Set<UUID> profiles = stage(grant, stage -> stage.claimed(run, PROFILES, asked));
        Set<UUID> accounts = stage(grant, stage -> stage.claimed(run, ACCOUNTS, asked));
        assertThat(profiles).containsExactly(claimed);
        assertThat(accounts).isEmpty();
    }

    @Test
    default void clearingARunLeavesTheOthers() {
        Grant grant = granted();
        UUID run = Samples.id();
        UUID other = Samples.id();
        add(grant, Samples.unmatched(run, "1"), Samples.unmatched(other, "1"));

        stage(grant, stage -> {
            stage.clear(run);
            return true;
        });

        assertThat(unmatched(grant, run, "", 9)).isEmpty();
        assertThat(unmatched(grant, other, "", 9)).hasSize(1);
    }

    private <T> T stage(Grant grant, Function<StageTable, T> work) {
        return store().call(grant, transaction -> work.apply(transaction.stage()));
    }

    private void add(Grant grant, Staged... records) {
        store().run(grant, transaction -> transaction.stage().add(List.of(records)));
    }

    private List<Staged> unmatched(Grant grant, UUID run, String after, int limit) {
        return stage(grant, stage -> stage.page(run, PROFILES, "Contact", UNMATCHED, after, limit));
    }

    /** All pages; a page may hold more than asked for, but never half of the claims on a record. */
    private List<Staged> contested(Grant grant, UUID run, String remoteObject) {
        List<Staged> found = new ArrayList<>();
        List<Staged> page;
        do {
            Optional<UUID> after = found.isEmpty()
                    ? Optional.empty()
                    : found.get(found.size() - 1).hubId();
            page = stage(grant, stage -> stage.contested(run, PROFILES, remoteObject, after, 1));
            found.addAll(page);
        } while (!page.isEmpty());
        return found;
    }

    private static List<String> ids(List<Staged> records) {
        return records.stream().map(staged -> staged.remote().id()).toList();
    }
}
