package io.concordat.connector.salesforce.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A client in a process of its own: does each work some times, and says what it took of the processor. */
interface Client {

    int BLOCKS = 4;

    /** The works that it can do. */
    List<Work> works();

    /** Does a work once; answers how many rows it has seen done. */
    int does(Work work);

    /** Prints a line for each work: its name and the seconds of each block, the first of which is for warming up. */
    static void measure(Client client) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<Work, StringBuilder> lines = new EnumMap<>(Work.class);
        for (int block = 0; block < BLOCKS; block++) {
            for (Work work : client.works()) {
                long before = system.getProcessCpuTime();
                int rows = client.does(work);
                double seconds = (system.getProcessCpuTime() - before) / 1e9;
                if (rows != work.rows()) {
                    throw new IllegalStateException(work + " has done " + rows + " rows");
                }
                lines.computeIfAbsent(work, any -> new StringBuilder(work.name()))
                        .append(' ')
                        .append(seconds);
            }
        }
        lines.values().forEach(System.out::println);
    }
}
