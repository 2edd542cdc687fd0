package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.HubException.Problem;
import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.db.Configuration;
import io.concordat.db.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Judges what somebody wants of a connection, and puts it into its row. */
@ApplicationScoped
class ConnectionEdits {

    private static final String ZONE = "concordat.zone";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 2000;

    private final Connectors connectors;
    private final SettingRules rules;
    private final SettingVault vault;
    private final Configuration configuration;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ConnectionEdits(
            Connectors connectors,
            SettingRules rules,
            SettingVault vault,
            Configuration configuration,
            Ids ids,
            Clock clock) {
        this.connectors = connectors;
        this.rules = rules;
        this.vault = vault;
        this.configuration = configuration;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws HubException of kind INVALID naming every field that is wrong */
    ConnectionRow create(NewConnection wanted) {
        List<Problem> problems = texts(Optional.of(wanted.name()), Optional.of(wanted.description()));
        Optional<ConnectorDescriptor> connector =
                connectors.find(wanted.connector()).map(Connector::descriptor);
        if (connector.isEmpty()) {
            problems.add(new Problem("connector", "there is no such connector; choose one of the catalogue"));
        } else {
            problems.addAll(rules.problems(connector.get(), wanted.settings(), name -> false));
        }
        refuse(problems);
        ConnectionRow row = new ConnectionRow(
                ids.next(), wanted.connector(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        row.name(wanted.name().strip());
        row.description(wanted.description().strip());
        row.schedule(Json.pack(ScheduleDocument.of(Schedule.nightly(zone()))));
        row.settings(vault.put(row.id(), connector.orElseThrow(), StoredSettings.NONE, wanted.settings())
                .packed());
        return row;
    }

    /** @throws HubException of kind INVALID naming every field that is wrong */
    void apply(ConnectionRow row, ConnectionPatch patch) {
        List<Problem> problems = texts(patch.name(), patch.description());
        patch.budget()
                .filter(calls -> calls < 0)
                .ifPresent(calls -> problems.add(new Problem("budget", "0, for no limit, or more is expected")));
        if (!patch.settings().isEmpty()) {
            applySettings(row, patch.settings(), problems);
        }
        refuse(problems);
        patch.name().ifPresent(name -> row.name(name.strip()));
        patch.description().ifPresent(description -> row.description(description.strip()));
        patch.enabled().ifPresent(row::enabled);
        patch.writing().ifPresent(row::writing);
        patch.secondPerson().ifPresent(row::secondPerson);
        patch.schedule().ifPresent(schedule -> row.schedule(Json.pack(ScheduleDocument.of(schedule))));
        patch.budget().ifPresent(row::budget);
    }

    private void applySettings(ConnectionRow row, Map<String, String> entered, List<Problem> problems) {
        ConnectorDescriptor connector = connectors.get(row.connector()).descriptor();
        StoredSettings stored = StoredSettings.unpack(row.settings());
        List<Problem> wrong = rules.problems(connector, entered, stored::has);
        problems.addAll(wrong);
        if (wrong.isEmpty()) {
            row.settings(vault.put(row.id(), connector, stored, entered).packed());
        }
    }

    /** What was changed, for the audit log: names, never values. */
    static String described(ConnectionPatch patch) {
        List<String> changes = new ArrayList<>();
        patch.name().ifPresent(name -> changes.add("name"));
        patch.description().ifPresent(description -> changes.add("description"));
        new TreeSet<>(patch.settings().keySet()).forEach(name -> changes.add("settings." + name));
        patch.enabled().ifPresent(on -> changes.add("enabled=" + on));
        patch.writing().ifPresent(on -> changes.add("writing=" + on));
        patch.secondPerson().ifPresent(on -> changes.add("secondPerson=" + on));
        patch.schedule().ifPresent(schedule -> changes.add("schedule=" + schedule.kind()));
        patch.budget().ifPresent(calls -> changes.add("budget=" + calls));
        return String.join(", ", changes);
    }

    private static List<Problem> texts(Optional<String> name, Optional<String> description) {
        List<Problem> problems = new ArrayList<>();
        name.filter(text -> text.isBlank() || !isText(text, LONGEST_NAME))
                .ifPresent(text ->
                        problems.add(new Problem("name", "give it a name of 1 to " + LONGEST_NAME + " characters")));
        description
                .filter(text -> !isText(text.replace("\n", " "), LONGEST_DESCRIPTION))
                .ifPresent(text -> problems.add(
                        new Problem("description", "at most " + LONGEST_DESCRIPTION + " characters are kept")));
        return problems;
    }

    private static boolean isText(String text, int longest) {
        return text.length() <= longest && text.matches("[^\\p{Cntrl}\\p{Cs}]*");
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw HubException.invalid(problems);
        }
    }

    private ZoneId zone() {
        return configuration.find(ZONE).map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    }
}
