package io.concordat.ejb;

import io.concordat.db.Tick;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** Fires a {@link Tick} every two seconds. A tick that falls into the work of the one before is left out. */
@Startup
@Singleton
@DependsOn("StartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Ticker {

    private static final System.Logger log = System.getLogger(Ticker.class.getName());

    private final AtomicBoolean busy = new AtomicBoolean();

    @Inject
    Event<Tick> ticks;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void tick() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            ticks.fire(new Tick(clock.instant()));
        } catch (RuntimeException failure) {
            log.log(System.Logger.Level.ERROR, "a tick failed; the next one tries again", failure);
        } finally {
            busy.set(false);
        }
    }
}
