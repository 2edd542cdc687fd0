package io.concordat.ejb;

import io.concordat.db.Migration;
import io.concordat.db.Started;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

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

    @Inject
    Event<Started> started;

    @PostConstruct
    void start() {
        migration.migrate();
        started.fire(new Started());
    }
}
