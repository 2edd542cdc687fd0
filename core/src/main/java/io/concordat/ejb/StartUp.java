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
import java.io.ObjectInputFilter;
import java.lang.System.Logger.Level;

/**
 * Makes the database fit to use before anything else runs, then tells the features. If that fails, so does the
 * deployment.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {

    private static final System.Logger log = System.getLogger(StartUp.class.getName());

    @Inject
    Migration migration;

    @Inject
    Event<Started> started;

    @PostConstruct
    void start() {
        tellOfMissingFilter();
        migration.migrate();
        started.fire(new Started());
    }

    /** The hub reads no serialised objects; what else runs in this server might. */
    private static void tellOfMissingFilter() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            log.log(
                    Level.WARNING,
                    "this server reads serialised Java objects of any class; docs/security.md has the option"
                            + " -Djdk.serialFilter that ends that");
        }
    }
}
