package io.concordat.db;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The entities that people edit one at a time. Every piece of work is one transaction, and {@link Database} work done
 * inside of it belongs to the same one. What was changed is written before the work returns, so that a clash of
 * versions is thrown here.
 */
public interface Entities {

    /** Does some work and answers with its result. Entities do not leave it; records come out. */
    <T> T call(Function<EntityManager, T> work);

    /** Does some work. */
    void run(Consumer<EntityManager> work);
}
