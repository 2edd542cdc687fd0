package io.concordat.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The hub's database. Every piece of work is one transaction: it commits when the work returns and rolls back when it
 * throws. Work inside a container transaction ({@code @Transactional}) joins that one instead.
 *
 * <p>Work never calls a remote system. Safe for many threads.
 */
public class Database {

    private final Jdbi jdbi;
    private final BooleanSupplier inContainerTransaction;
    private final Dialect dialect;

    /** What is done when the transaction of this thread is committed; empty outside of one. */
    private final ThreadLocal<Optional<List<Runnable>>> afterwards = ThreadLocal.withInitial(Optional::empty);

    /** For CDI's proxy. */
    protected Database() {
        this.jdbi = Jdbi.create(() -> {
            throw new IllegalStateException("a proxy has no connection");
        });
        this.inContainerTransaction = () -> false;
        this.dialect = Dialect.H2;
    }

    /** A database outside a container, or inside one with a way to tell whether it holds a transaction. */
    public Database(DataSource source, BooleanSupplier inContainerTransaction) {
        this.jdbi = Jdbi.create(source);
        this.inContainerTransaction = inContainerTransaction;
        this.dialect = jdbi.withHandle(handle -> Dialect.of(handle));
    }

    /** A database outside a container. */
    public static Database on(DataSource source) {
        return new Database(source, () -> false);
    }

    /** Does some work and answers with its result. */
    public <T> T call(Function<Handle, T> work) {
        if (inContainerTransaction.getAsBoolean()) {
            return jdbi.<T, RuntimeException>withHandle(work::apply);
        }
        return afterwards.get().isPresent() ? jdbi.<T, RuntimeException>inTransaction(work::apply) : outermost(work);
    }

    private <T> T outermost(Function<Handle, T> work) {
        List<Runnable> waiting = new ArrayList<>();
        afterwards.set(Optional.of(waiting));
        T result;
        try {
            result = jdbi.<T, RuntimeException>inTransaction(work::apply);
        } finally {
            afterwards.remove();
        }
        waiting.forEach(Runnable::run);
        return result;
    }

    /**
     * Does something as soon as the work that it is called in is committed, and not at all if that is rolled back: what
     * another thread looks for has to be there. Outside of work, and in a transaction of the container, it is done now.
     */
    public void afterCommit(Runnable next) {
        afterwards.get().ifPresentOrElse(waiting -> waiting.add(next), next);
    }

    /** Does some work. */
    public void run(Consumer<Handle> work) {
        call(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** Which SQL this database speaks where the two differ. */
    public Dialect dialect() {
        return dialect;
    }
}
