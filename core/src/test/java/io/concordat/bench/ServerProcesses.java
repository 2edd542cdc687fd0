package io.concordat.bench;

import io.concordat.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the processes of a PostgreSQL server on this machine have used, as Linux counts it. */
final class ServerProcesses {

    private static final Path PROCESSES = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100;
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int TIMES = 2;
    private static final int TIMES_WITH_ENDED_CHILDREN = 4;

    private final long server;

    /** The server of a database; every session is a child of it. */
    ServerProcesses(Database database) {
        int session = database.call(handle -> handle.createQuery("SELECT pg_backend_pid()")
                .mapTo(Integer.class)
                .one());
        this.server = Long.parseLong(status(session)[PARENT]);
    }

    /** CPU seconds so far of the server, its sessions and those that have ended. */
    double cpuSeconds() {
        long running = ProcessHandle.of(server).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(child -> ticks(child.pid(), TIMES))
                .sum();
        return (running + ticks(server, TIMES_WITH_ENDED_CHILDREN)) / TICKS_PER_SECOND;
    }

    private static long ticks(long process, int count) {
        String[] status = status(process);
        long sum = 0;
        for (int i = USER_TIME; i < USER_TIME + count && i < status.length; i++) {
            sum += Long.parseLong(status[i]);
        }
        return sum;
    }

    /** What follows the name of the program, which may hold blanks; empty if the process has ended. */
    private static String[] status(long process) {
        Path file = PROCESSES.resolve(Long.toString(process)).resolve("stat");
        try {
            String status = Files.readString(file);
            return status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
        } catch (IOException ended) {
            if (Files.exists(PROCESSES.resolve("self"))) {
                return new String[0];
            }
            throw new UncheckedIOException("the benchmark measures a database server on Linux only", ended);
        }
    }
}
