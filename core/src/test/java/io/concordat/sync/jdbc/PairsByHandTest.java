package io.concordat.sync.jdbc;

import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.link.Link;
import io.concordat.link.Links;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Samples;
import io.concordat.sync.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** People make and part pairs themselves, but not in the middle of a run. */
class PairsByHandTest {

    private final Clock clock = Clock.fixed(Instant.parse("2030-02-01T00:00:00Z"), ZoneOffset.UTC);
    private final Ids ids = Ids.system();

    @OnBothDatabases
    void aPersonMakesAPairAndTakesItApart(Database database) {
        Links links = links(database);
        UUID person = person(database);
        Links.Wanted wanted = new Links.Wanted(Samples.id(), PROFILES, person, "Contact", "003");

        Link link = links.link(wanted, "ada");

        assertThat(links.of(PROFILES, person)).containsExactly(link);
        assertThat(links.list(wanted.connectionId(), Optional.of(Link.State.ACTIVE), Optional.empty(), 9))
                .containsExactly(link);
        assertThat(links.count(wanted.connectionId(), Optional.of(Link.State.REMOTE_DELETED)))
                .isZero();
        assertThatThrownBy(() -> links.link(wanted, "bob")).hasMessageContaining("has a pair");
        links.unlink(link.id());
        assertThat(links.of(PROFILES, person)).isEmpty();
    }

    @OnBothDatabases
    void twoThatWereTakenApartAreKeptApartUntilAPersonLinksThemAgain(Database database) {
        Links links = links(database);
        Links.Wanted wanted = new Links.Wanted(Samples.id(), PROFILES, person(database), "Contact", "003");

        links.unlink(links.link(wanted, "ada").id());
        assertThat(keptApart(database, wanted)).containsExactly("003");
        assertThat(links.apartFrom(PROFILES, wanted.hubId()))
                .containsExactly(new Links.Apart(wanted.connectionId(), "Contact", "003"));

        Link again = links.link(wanted, "ada");
        assertThat(keptApart(database, wanted)).isEmpty();

        links.unlink(again.id());
        assertThat(keptApart(database, wanted)).containsExactly("003");
    }

    private Set<String> keptApart(Database database, Links.Wanted wanted) {
        Map<UUID, Set<String>> apart = store(database)
                .look(
                        wanted.connectionId(),
                        transaction -> transaction
                                .links()
                                .keptApart(wanted.connectionId(), "Contact", List.of(wanted.hubId())));
        return apart.getOrDefault(wanted.hubId(), Set.of());
    }

    @OnBothDatabases
    void pairsAreLeftAloneWhileARunIsUnderWay(Database database) {
        Links links = links(database);
        Store store = store(database);
        Links.Wanted wanted = new Links.Wanted(Samples.id(), PROFILES, person(database), "Contact", "003");
        Grant grant = store.acquire(wanted.connectionId(), "node/1").orElseThrow();

        assertThatThrownBy(() -> links.link(wanted, "ada")).hasMessageContaining("under way");
        store.release(grant);
        Link link = links.link(wanted, "ada");
        store.acquire(wanted.connectionId(), "node/1");
        assertThatThrownBy(() -> links.unlink(link.id())).hasMessageContaining("under way");
    }

    private UUID person(Database database) {
        UUID id = Samples.id();
        database.run(handle -> new HubBulk(database, ids, clock)
                .insert(handle, PROFILES, List.of(Samples.person(id, "ada@example.org")), Optional.empty()));
        return id;
    }

    private Links links(Database database) {
        return new Links(database, ids, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
    }

    private Store store(Database database) {
        return new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
    }
}
