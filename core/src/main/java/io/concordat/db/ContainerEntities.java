package io.concordat.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Entities in the server's transactions. The persistence unit is handed over by a start-up bean, because servers differ
 * in whether a bean of a library may ask for one.
 */
@ApplicationScoped
public class ContainerEntities implements Entities {

    private volatile Optional<EntityManagerFactory> unit = Optional.empty();

    /** Works with this persistence unit from now on. */
    public void use(EntityManagerFactory opened) {
        unit = Optional.of(opened);
    }

    @Override
    @Transactional
    public <T> T call(Function<EntityManager, T> work) {
        EntityManager entities = unit.orElseThrow(() -> new IllegalStateException("the hub is still starting"))
                .createEntityManager();
        try {
            T result = work.apply(entities);
            entities.flush();
            return result;
        } finally {
            entities.close();
        }
    }

    @Override
    @Transactional
    public void run(Consumer<EntityManager> work) {
        call(entities -> {
            work.accept(entities);
            return true;
        });
    }
}
