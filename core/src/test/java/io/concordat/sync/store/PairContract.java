package io.concordat.sync.store;

import static io.concordat.canonical.HubObject.ACCOUNTS;
import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.Cursor;
import io.concordat.link.Link;
import io.concordat.sync.store.CursorTable.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pairs are one to one and keep what was agreed; cursors count once they are promoted. */
public interface PairContract extends StoreSubject {

    @Test
    default void pairsAreFoundFromEitherSide() {
        Grant grant = granted();
        Link one = Samples.link(grant.connectionId(), "1");
        Link two = Samples.link(grant.connectionId(), "2");
        insert(grant, one, two);

        Map<String, Link> byRemote =
                links(grant, links -> links.byRemote(grant.connectionId(), "Contact", List.of("1", "2", "3")));
        Map<UUID, Link> byHub =
                links(grant, links -> links.byHub(grant.connectionId(), PROFILES, List.of(two.hubId(), Samples.id())));
        assertThat(byRemote).containsOnly(Map.entry("1", one), Map.entry("2", two));
        assertThat(byHub).containsOnly(Map.entry(two.hubId(), two));
    }

    /** So many keys that a store may ask first whether there are pairs at all. */
    @Test
    default void aPairIsFoundAmongManyThatAreNone() {
        Grant grant = granted();
        List<String> remoteIds =
                IntStream.rangeClosed(1, 2_000).mapToObj(Integer::toString).toList();
        List<UUID> hubIds =
                new ArrayList<>(Stream.generate(Samples::id).limit(2_000).toList());
        Link link = Samples.link(grant.connectionId(), "1000");
        hubIds.add(link.hubId());

        Map<String, Link> none = links(grant, links -> links.byRemote(grant.connectionId(), "Contact", remoteIds));
        insert(grant, link);
        Map<String, Link> byRemote = links(grant, links -> links.byRemote(grant.connectionId(), "Contact", remoteIds));
        Map<UUID, Link> byHub = links(grant, links -> links.byHub(grant.connectionId(), PROFILES, hubIds));

        assertThat(none).isEmpty();
        assertThat(byRemote).containsOnly(Map.entry("1000", link));
        assertThat(byHub).containsOnly(Map.entry(link.hubId(), link));
    }

    @Test
    default void pairsOfOtherConnectionsAndObjectsAreNotFound() {
        Grant grant = granted();
        Link link = Samples.link(grant.connectionId(), "1");
        insert(grant, link);

        Map<String, Link> elsewhere = links(grant, links -> links.byRemote(Samples.id(), "Contact", List.of("1")));
        Map<String, Link> otherRemote =
                links(grant, links -> links.byRemote(grant.connectionId(), "Lead", List.of("1")));
        Map<UUID, Link> otherHub =
                links(grant, links -> links.byHub(grant.connectionId(), ACCOUNTS, List.of(link.hubId())));
        assertThat(elsewhere).isEmpty();
        assertThat(otherRemote).isEmpty();
        assertThat(otherHub).isEmpty();
    }

    @Test
    default void pairsArePagedById() {
        Grant grant = granted();
        UUID connection = grant.connectionId();
        Link one = Samples.link(connection, "3");
        Link two = Samples.link(connection, "2");
        Link three = Samples.link(connection, "1");
        insert(grant, three, one, two);

        List<Link> first = links(grant, links -> links.page(connection, PROFILES, "Contact", Optional.empty(), 2));
        List<Link> rest = links(grant, links -> links.page(connection, PROFILES, "Contact", Optional.of(two.id()), 2));
        long count = links(grant, links -> links.count(connection, PROFILES, "Contact"));
        assertThat(first).containsExactly(one, two);
        assertThat(rest).containsExactly(three);
        assertThat(count).isEqualTo(3);
    }

    @Test
    default void anUpdateStoresWhatWasAgreed() {
        Grant grant = granted();
        Link link = Samples.link(grant.connectionId(), "1");
        Link other = Samples.link(grant.connectionId(), "2");
        insert(grant, link, other);
        Link settled = link.settled(Map.of("email", Samples.HOSTILE), "next").in(Link.State.REMOTE_DELETED);

        store().run(grant, transaction -> transaction.links().update(List.of(settled)));

        Map<String, Link> found =
                links(grant, links -> links.byRemote(grant.connectionId(), "Contact", List.of("1", "2")));
        assertThat(found).containsOnly(Map.entry("1", settled), Map.entry("2", other));
    }

    @Test
    default void aDeletedPairIsGoneAndBothSidesAreFreeAgain() {
        Grant grant = granted();
        Link link = Samples.link(grant.connectionId(), "1");
        insert(grant, link);

        store().run(grant, transaction -> transaction.links().delete(List.of(link.id())));
        insert(grant, link);

        long count = links(grant, links -> links.count(grant.connectionId(), PROFILES, "Contact"));
        assertThat(count).isEqualTo(1);
    }

    @Test
    default void aPairThatAPersonTookApartIsKeptApart() {
        Grant grant = granted();
        Link link = Samples.link(grant.connectionId(), "1");
        Link gone = Samples.link(grant.connectionId(), "2").in(Link.State.REMOTE_DELETED);
        insert(grant, link, gone);
        List<UUID> hubIds = List.of(link.hubId(), gone.hubId(), Samples.id());
        store().release(grant);

        part(link.id());
        part(gone.id());

        Grant later = store().acquire(grant.connectionId(), "node-1/b").orElseThrow();
        Map<UUID, Set<String>> apart = links(later, links -> links.keptApart(later.connectionId(), "Contact", hubIds));
        Map<UUID, Set<String>> otherRemote =
                links(later, links -> links.keptApart(later.connectionId(), "Lead", hubIds));
        Map<UUID, Set<String>> elsewhere = links(later, links -> links.keptApart(Samples.id(), "Contact", hubIds));
        assertThat(apart).containsOnly(Map.entry(link.hubId(), Set.of("1")));
        assertThat(otherRemote).isEmpty();
        assertThat(elsewhere).isEmpty();
    }

    @Test
    default void aSecondPairForTheSameRecordIsRefused() {
        Grant grant = granted();
        insert(grant, Samples.link(grant.connectionId(), "1"));
        Link second = Samples.link(grant.connectionId(), "1");
        Link[] many = IntStream.rangeClosed(2, 200)
                .mapToObj(id -> Samples.link(grant.connectionId(), Integer.toString(id)))
                .toArray(Link[]::new);
        many[many.length - 1] = second;

        assertThatThrownBy(() -> insert(grant, second)).isInstanceOf(PairedAlreadyException.class);
        assertThatThrownBy(() -> insert(grant, many)).isInstanceOf(PairedAlreadyException.class);

        Map<String, Link> left =
                links(grant, links -> links.byRemote(grant.connectionId(), "Contact", List.of("1", "2")));
        assertThat(left).containsOnlyKeys("1");
    }

    @Test
    default void aCursorCountsOnceItIsPromoted() {
        Grant grant = granted();
        UUID run = Samples.id();
        Saved early = new Saved(new Cursor("1"), 1);
        Saved late = new Saved(new Cursor("{\"since\":\"2030\"}"), 2);
        propose(grant, run, early);
        propose(grant, run, late);
        assertThat(cursor(grant)).isEmpty();

        promote(grant, run);
        assertThat(cursor(grant)).contains(late);
    }

    @Test
    default void theCursorOfALaterRunTakesThePlaceOfTheOneBefore() {
        Grant grant = granted();
        UUID first = Samples.id();
        UUID second = Samples.id();
        propose(grant, first, new Saved(new Cursor("1"), 1));
        promote(grant, first);
        Saved next = new Saved(new Cursor("2"), 1);
        propose(grant, second, next);

        promote(grant, second);
        promote(grant, first);

        assertThat(cursor(grant)).contains(next);
    }

    private <T> T links(Grant grant, Function<LinkTable, T> work) {
        return store().call(grant, transaction -> work.apply(transaction.links()));
    }

    private void insert(Grant grant, Link... links) {
        store().run(grant, transaction -> transaction.links().insert(List.of(links)));
    }

    private void propose(Grant grant, UUID run, Saved cursor) {
        store().run(
                        grant,
                        transaction ->
                                transaction.cursors().propose(run, grant.connectionId(), PROFILES, "Contact", cursor));
    }

    private void promote(Grant grant, UUID run) {
        store().run(grant, transaction -> transaction.cursors().promote(run, grant.connectionId()));
    }

    private Optional<Saved> cursor(Grant grant) {
        return store().call(
                        grant, transaction -> transaction.cursors().find(grant.connectionId(), PROFILES, "Contact"));
    }
}
