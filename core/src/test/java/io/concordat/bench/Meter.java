package io.concordat.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Measures work by CPU time, which tells more than the clock where other programs run too. The heap is looked at after
 * 1, 2, 4, 8... seconds and at the end, right after everything that is not used any more was thrown away. The work
 * stands still for such a look, whose own CPU time does not count.
 */
final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Set<String> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(pool -> pool.getName())
            .collect(Collectors.toUnmodifiableSet());
    private static final AtomicLong PEAK = new AtomicLong();
    private static final AtomicLong LOOKS = new AtomicLong();

    static {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((note, unused) -> collected(note), null, null);
        }
    }

    private final DoubleSupplier database;

    /** @param database CPU seconds that the database server has used so far */
    Meter(DoubleSupplier database) {
        this.database = database;
    }

    private static void collected(Notification note) {
        if (note.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GarbageCollectionNotificationInfo collection =
                    GarbageCollectionNotificationInfo.from((CompositeData) note.getUserData());
            if (!collection.getGcCause().equals("System.gc()")) {
                return;
            }
            Map<String, MemoryUsage> after = collection.getGcInfo().getMemoryUsageAfterGc();
            long used = after.entrySet().stream()
                    .filter(pool -> HEAP.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            PEAK.accumulateAndGet(used, Math::max);
        }
    }

    private static void lookAtHeap() {
        try {
            for (long pause = 1_000; ; pause *= 2) {
                Thread.sleep(pause);
                long before = SYSTEM.getProcessCpuTime();
                System.gc();
                LOOKS.addAndGet(SYSTEM.getProcessCpuTime() - before);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(Thread looks) {
        try {
            looks.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted while measuring", interrupted);
        }
    }

    Cost measure(Runnable work) {
        System.gc();
        PEAK.set(0);
        LOOKS.set(0);
        double databaseBefore = database.getAsDouble();
        long applicationBefore = SYSTEM.getProcessCpuTime();
        long before = System.nanoTime();
        Thread looks = new Thread(Meter::lookAtHeap, "heap");
        looks.start();
        work.run();
        double seconds = (System.nanoTime() - before) / 1e9;
        looks.interrupt();
        long applicationAfter = SYSTEM.getProcessCpuTime();
        awaitEnd(looks);
        double application = (applicationAfter - applicationBefore - LOOKS.get()) / 1e9;
        double server = database.getAsDouble() - databaseBefore;
        System.gc();
        return new Cost(seconds, application, server, PEAK.get() >> 20);
    }
}
