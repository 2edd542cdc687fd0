package io.concordat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Before somebody matches by a field they see how well it is filled, and how well its values tell records apart. */
class ValueSurveyFillTest {

    @OnBothDatabases
    void fieldsAreCounted(Database database) {
        Ids ids = Ids.system();
        Clock clock = Clock.systemUTC();
        HubBulk bulk = new HubBulk(database, ids, clock);
        List<NewRecord> people = List.of(
                NewRecord.of(Map.of("lastName", "Lovelace", "email", "ada@example.com")),
                NewRecord.of(Map.of("lastName", "Lovelace", "email", "byron@example.com")),
                NewRecord.of(Map.of("lastName", "Hopper")),
                NewRecord.of(Map.of("lastName", "Hamilton", "email", "margaret@example.com")));
        database.run(handle -> bulk.insert(
                handle,
                HubObject.PROFILES,
                people.stream().map(person -> person.withId(ids.next())).toList(),
                Optional.empty()));

        Map<String, Fill> found = new ValueSurvey(database)
                .fill(HubObject.PROFILES, List.of("email", "lastName", "phone", "shoeSize"), 100);

        assertThat(found)
                .containsExactly(
                        Map.entry("email", new Fill(4, 3, 3)),
                        Map.entry("lastName", new Fill(4, 4, 3)),
                        Map.entry("phone", new Fill(4, 0, 0)));
        assertThat(found.get("lastName")).satisfies(fill -> {
            assertThat(fill.filledShare()).isEqualTo(100);
            assertThat(fill.differentShare()).isEqualTo(75);
        });
        assertThat(new ValueSurvey(database).fill(HubObject.PROFILES, List.of("email"), 2))
                .containsEntry("email", new Fill(2, 2, 2));
    }
}
