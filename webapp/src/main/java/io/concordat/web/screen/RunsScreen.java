package io.concordat.web.screen;

import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page {@code runs}: what ran, the newest first. */
@Named("runs")
@RequestScoped
public class RunsScreen {

    private static final int PAGE = 25;

    private final Say say;
    private final Map<UUID, Connection> byId;
    private final Optional<UUID> chosen;
    private final boolean later;
    private final List<Run> found;

    @Inject
    RunsScreen(RunJournal journal, Connections connections, Parameters parameters, Say say) {
        this.say = say;
        this.byId = connections.list().stream().collect(Collectors.toMap(Connection::id, Function.identity()));
        this.chosen = parameters.id("connection");
        this.later = parameters.id("before").isPresent();
        this.found = journal.list(chosen, parameters.id("before"), PAGE + 1);
    }

    public List<Run> getList() {
        return found.subList(0, Math.min(PAGE, found.size()));
    }

    public boolean isMore() {
        return found.size() > PAGE;
    }

    /** Whether this is not the first page. */
    public boolean isLater() {
        return later;
    }

    /** Where the next page starts. */
    public String getBefore() {
        return found.isEmpty() ? "" : getList().get(getList().size() - 1).id().toString();
    }

    public String getConnection() {
        return chosen.map(UUID::toString).orElse("");
    }

    public List<Option> getConnections() {
        List<Option> all = byId.values().stream()
                .map(connection -> new Option(connection.id().toString(), connection.name()))
                .sorted(Comparator.comparing(Option::text))
                .toList();
        return Options.first(new Option("", say.of("runs.allConnections")), all);
    }

    public String name(UUID connectionId) {
        return Optional.ofNullable(byId.get(connectionId)).map(Connection::name).orElseGet(() -> say.of("runs.gone"));
    }
}
