package io.concordat.web.screen;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The page {@code connections}. */
@Named("connections")
@RequestScoped
public class ConnectionsScreen {

    private final List<ConnectionCard> cards;

    @Inject
    ConnectionsScreen(ConnectionCards overview) {
        this.cards = overview.all();
    }

    public List<ConnectionCard> getCards() {
        return cards;
    }
}
