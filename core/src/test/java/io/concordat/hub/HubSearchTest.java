package io.concordat.hub;

import static io.concordat.canonical.HubObject.ACCOUNTS;
import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.Author.Source;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records are found by what people know of them, and lists show each once. */
class HubSearchTest {

    private static final Author GRACE = new Author("grace", Source.USER);

    @OnBothDatabases
    void searchFindsByTheStartOfNameAndEmailInAnyCaseEachRecordOnce(Database database) {
        HubRecords records = records(database);
        UUID ada = person(records, "Ada", "Lovelace", "ada@example.org");
        UUID adam = person(records, "Adam", "Adams", "ADAM@example.org");
        person(records, "Grace", "Hopper", "grace@example.org");

        assertThat(search(records, HubQuery.all(PROFILES, 10).withText("ADA"))).containsExactlyInAnyOrder(ada, adam);
        assertThat(search(records, HubQuery.all(PROFILES, 10).withText("love"))).containsExactly(ada);
        assertThat(search(records, HubQuery.all(PROFILES, 10).withText("ada  l")))
                .containsExactly(ada);
        assertThat(search(records, HubQuery.all(PROFILES, 10).withEmail("adam@EXAMPLE.org")))
                .containsExactly(adam);
        assertThat(search(records, HubQuery.all(PROFILES, 10).withText("x"))).isEmpty();
    }

    @OnBothDatabases
    void pagesOfASearchShowEachRecordOnce(Database database) {
        HubRecords records = records(database);
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            all.add(person(records, "Ada", "Ada" + i % 3, "ada" + i % 5 + "@example.org"));
        }

        List<UUID> seen = new ArrayList<>();
        HubQuery query = HubQuery.all(PROFILES, 4).withText("ada");
        HubPage page = records.search(query);
        page.items().forEach(record -> seen.add(record.id()));
        while (page.next().isPresent()) {
            page = records.search(query.withAfter(page.next()));
            page.items().forEach(record -> seen.add(record.id()));
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @OnBothDatabases
    void listsGoByIdAndKnowTheirFilters(Database database) {
        HubRecords records = records(database);
        HubRecord acme = records.create(ACCOUNTS, NewRecord.of(Map.of("accountNumber", "A-77")), GRACE);
        UUID one = records.create(PROFILES, NewRecord.of(Map.of()).withParent(acme.id()), GRACE)
                .id();
        UUID two = records.create(PROFILES, NewRecord.of(Map.of()), GRACE).id();
        UUID anonymous = records.create(PROFILES, NewRecord.of(Map.of()).withKnown(false), GRACE)
                .id();

        HubPage first = records.search(HubQuery.all(PROFILES, 2));

        assertThat(first.items()).extracting(HubRecord::id).containsExactly(one, two);
        assertThat(search(records, HubQuery.all(PROFILES, 2).withAfter(first.next())))
                .containsExactly(anonymous);
        assertThat(search(records, HubQuery.all(PROFILES, 9).withKnown(false))).containsExactly(anonymous);
        assertThat(search(records, HubQuery.all(PROFILES, 9).withParent(acme.id())))
                .containsExactly(one);
        assertThat(search(records, HubQuery.all(ACCOUNTS, 9).withText("a-7"))).containsExactly(acme.id());
        assertThatThrownBy(() -> records.search(HubQuery.all(PROFILES, 9).withAfter(Optional.of("nonsense"))))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Kind.INVALID));
    }

    private static HubRecords records(Database database) {
        return new HubRecords(database, Ids.system(), Clock.systemUTC());
    }

    private static UUID person(HubRecords records, String first, String last, String email) {
        return records.create(
                        PROFILES, NewRecord.of(Map.of("firstName", first, "lastName", last, "email", email)), GRACE)
                .id();
    }

    private static List<UUID> search(HubRecords records, HubQuery query) {
        return records.search(query).items().stream().map(HubRecord::id).toList();
    }
}
