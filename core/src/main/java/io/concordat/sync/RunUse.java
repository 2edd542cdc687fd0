package io.concordat.sync;

import io.concordat.connection.ConnectionUse;
import io.concordat.link.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** What runs and pairs have to say before a connection is given up or changed. */
@ApplicationScoped
class RunUse implements ConnectionUse {

    private final OpenRuns runs;
    private final Links links;

    @Inject
    RunUse(OpenRuns runs, Links links) {
        this.runs = runs;
        this.links = links;
    }

    @Override
    public Optional<String> objection(UUID connectionId) {
        boolean busy =
                runs.underWay().stream().anyMatch(open -> open.connectionId().equals(connectionId));
        return busy
                ? Optional.of("a run of this connection is under way; wait until it has ended, or cancel it")
                : Optional.empty();
    }

    @Override
    public boolean hasLinks(UUID connectionId) {
        return links.count(connectionId, Optional.empty()) > 0;
    }
}
