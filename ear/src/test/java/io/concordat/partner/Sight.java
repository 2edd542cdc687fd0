package io.concordat.partner;

import io.concordat.connector.Connector;
import io.concordat.db.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the jar sees of the application around it. */
@ApplicationScoped
public class Sight {

    private final AtomicInteger ticks = new AtomicInteger();

    @Inject
    @Any
    Instance<Connector> connectors;

    @PersistenceContext(unitName = "partner")
    EntityManager notes;

    void tick(@Observes Tick tick) {
        ticks.incrementAndGet();
    }

    int ticks() {
        return ticks.get();
    }

    List<String> connectorTypes() {
        return connectors.stream()
                .map(connector -> connector.descriptor().type())
                .sorted()
                .toList();
    }

    /** Writes a note and reads all of them back from the table. */
    @Transactional
    public List<String> noteDown(String text) {
        notes.merge(new Note(text));
        notes.flush();
        notes.clear();
        return notes.createQuery("SELECT note FROM PartnerNote note", Note.class)
                .getResultStream()
                .map(Note::text)
                .toList();
    }
}
