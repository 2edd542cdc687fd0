package io.concordat.ejb;

import io.concordat.db.ContainerEntities;
import io.concordat.db.Migration;
import io.concordat.db.Started;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;

/**
 * Makes the database fit to use before anything else runs, then tells the features. If that fails, so does the
 * deployment.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {

    @Inject
    Migration migration;

    @PersistenceUnit(unitName = "concordat")
    EntityManagerFactory unit;

    @Inject
    ContainerEntities entities;

    @Inject
    Event<Started> started;

    @PostConstruct
    void start() {
        migration.migrate();
        entities.use(unit);
        started.fire(new Started());
    }
}
