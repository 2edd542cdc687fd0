package io.concordat.connector.salesforce.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * A client in a process of its own: does each work until it is warm and then some times more, and says what that took
 * of the processor.
 */
interface Client {

    /** Blocks that count. */
    int COUNTED = 5;

    /** Blocks to warm up, at most; what has taken {@link #WARM_SECONDS} of the processor before is warm then. */
    int WARMING = 40;

    int WARM_SECONDS = 15;

    /** The works that it can do. */
    List<Work> works();

    /** Does a work once; answers how many rows it has seen done. */
    int does(Work work);

    /** Prints a line for each work: its name and the seconds of each block, the last of which count. */
    static void measure(Client client) {
        for (Work work : client.works()) {
            StringBuilder line = new StringBuilder(work.name());
            double spent = 0;
            for (int block = 0; block < WARMING && spent < WARM_SECONDS; block++) {
                double seconds = seconds(client, work);
                spent += seconds;
                line.append(' ').append(seconds);
            }
            for (int block = 0; block < COUNTED; block++) {
                line.append(' ').append(seconds(client, work));
            }
            System.out.println(line);
        }
    }

    private static double seconds(Client client, Work work) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        int rows = client.does(work);
        if (rows != work.rows()) {
            throw new IllegalStateException(work + " has done " + rows + " rows");
        }
        return (system.getProcessCpuTime() - before) / 1e9;
    }
}
