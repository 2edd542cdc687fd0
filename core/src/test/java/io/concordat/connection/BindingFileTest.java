package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.HubException.Problem;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Database;
import io.concordat.db.OnBothDatabases;
import io.concordat.security.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Objects come back from a file: first one sees what would change, and nothing is half taken over. */
class BindingFileTest {

    private static final Caller HUB = Caller.hub();

    private static final String FILE = """
            {"items": [{"hubObject": "profiles", "remoteObject": "Contact",
              "matchRules": [{"name": "Mail", "pairs": [{"hub": "email", "remote": "Email"}]}],
              "mappings": [{"hub": "lastName", "remote": "LastName", "direction": "%s"},
                {"hub": "email", "remote": "%s"}]}], "next": null}
            """;

    @OnBothDatabases
    void oneSeesWhatWouldChangeBeforeAnythingDoes(Database database) {
        ConfiguredHub hub = hub(database);
        UUID crm = crm(hub);
        BindingFile files = new BindingFile(hub.bindings());
        String first = FILE.formatted("BOTH", "Email");
        files.takeOver(HUB, crm, first, files.preview(crm, first).seen());

        BindingFile.Preview preview = files.preview(crm, FILE.formatted("TO_HUB", "Email"));

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.objects())
                .singleElement()
                .satisfies(change -> assertThat(change.differences())
                        .containsExactly(new Difference("mappings[lastName].direction", "BOTH", "TO_HUB")));
        assertThat(files.preview(crm, first).isNews()).isFalse();
        assertThat(files.takeOver(HUB, crm, first, files.preview(crm, first).seen()))
                .isZero();
    }

    @OnBothDatabases
    void theHistoryOfTheConnectionSaysWhatWasChanged(Database database) {
        ConfiguredHub hub = hub(database);
        UUID crm = crm(hub);
        BindingFile files = new BindingFile(hub.bindings());
        String first = FILE.formatted("BOTH", "Email");
        files.takeOver(HUB, crm, first, files.preview(crm, first).seen());
        String second = FILE.formatted("TO_HUB", "Email");

        files.takeOver(HUB, crm, second, files.preview(crm, second).seen());

        assertThat(hub.audit().of(crm.toString(), 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.deed().detail())
                        .contains("profiles/Contact", "mappings[lastName].direction BOTH → TO_HUB"));
    }

    @OnBothDatabases
    void whatIsWrongIsNamedByItsPlaceInTheFileAndNothingIsSaved(Database database) {
        ConfiguredHub hub = hub(database);
        UUID crm = crm(hub);
        BindingFile files = new BindingFile(hub.bindings());
        String wrong = FILE.formatted("SIDEWAYS", "Email");
        String unknown = FILE.formatted("BOTH", "Fax");

        assertThat(files.preview(crm, wrong).problems())
                .extracting(Problem::field)
                .containsExactly("items[0].mappings[0].direction");
        assertThat(files.preview(crm, unknown).problems())
                .extracting(Problem::field)
                .containsExactly("items[0].mappings[1].remote");
        long revision = hub.bindings().list(crm).stream()
                .mapToLong(SavedBinding::version)
                .sum();
        assertThatThrownBy(() -> files.takeOver(
                        HUB, crm, unknown, files.preview(crm, unknown).seen()))
                .isInstanceOf(HubException.class);
        assertThat(hub.bindings().list(crm).stream()
                        .mapToLong(SavedBinding::version)
                        .sum())
                .isEqualTo(revision);
        String item = unknown.replace("Fax", "Email").replaceAll("(?s).*\\[(\\{\"hubObject.*}]})].*", "$1");
        assertThat(files.preview(crm, "[" + item + ", " + item + "]").problems())
                .extracting(Problem::field)
                .containsExactly("items[1]");
        assertThatThrownBy(() -> files.preview(crm, "name,email")).hasMessageContaining("file");
        assertThatThrownBy(() -> files.preview(crm, "{}")).hasMessageContaining("file");
    }

    @OnBothDatabases
    void whatSomebodyChangedMeanwhileIsLookedAtAgain(Database database) {
        ConfiguredHub hub = hub(database);
        UUID crm = crm(hub);
        BindingFile files = new BindingFile(hub.bindings());
        String first = FILE.formatted("BOTH", "Email");
        String seen = files.preview(crm, first).seen();
        files.takeOver(HUB, crm, first, seen);
        String second = FILE.formatted("TO_HUB", "Email");

        assertThatThrownBy(() -> files.takeOver(HUB, crm, second, seen)).hasMessageContaining("look again");
    }

    @OnBothDatabases
    void oneObjectThatSomebodyChangedAtTheLastMomentKeepsAllFromBeingSaved(Database database) {
        ConfiguredHub hub = hub(database);
        UUID crm = crm(hub);
        List<SavedBinding> before = hub.bindings().list(crm);
        List<Bindings.Edit> edits = new ArrayList<>();
        before.forEach(saved -> edits.add(new Bindings.Edit(saved.binding(), OptionalLong.of(saved.version()))));
        edits.add(new Bindings.Edit(before.get(0).binding(), OptionalLong.of(99)));

        assertThatThrownBy(() -> hub.bindings().putAll(HUB, crm, edits)).isInstanceOf(HubException.class);

        assertThat(before).isNotEmpty();
        assertThat(hub.bindings().list(crm)).isEqualTo(before);
    }

    private static ConfiguredHub hub(Database database) {
        return ConfiguredHub.on(
                database, Clock.systemUTC(), new InMemoryConnector(InMemorySystem.crm(Clock.systemUTC())));
    }

    private static UUID crm(ConfiguredHub hub) {
        UUID id = hub.connections()
                .create(HUB, new NewConnection("CRM", "", "memory", Map.of()))
                .id();
        hub.connections().check(HUB, id);
        return id;
    }
}
