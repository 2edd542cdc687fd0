package io.concordat.connector.salesforce.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * A client in a process of its own: does each work until it is warm and then some times more, and says what that took
 * of the processor.
 */
interface Client {

    /** Blocks that count, at most; of what is so slow that it takes {@link #SECONDS} fewer, at least one. */
    int COUNTED = 5;

    /** Blocks to warm up, at most; what has taken {@link #SECONDS} of the processor before is warm then. */
    int WARMING = 40;

    int SECONDS = 15;

    /** The works that it can do. */
    List<Work> works();

    /** Does a work once; answers how many rows it has seen done. */
    int does(Work work);

    /** Prints a line for each work: its name and the seconds of each block that counts. */
    static void measure(Client client) {
        for (Work work : client.works()) {
            blocks(client, work, WARMING);
            StringBuilder line = new StringBuilder(work.name());
            blocks(client, work, COUNTED).forEach(seconds -> line.append(' ').append(seconds));
            System.out.println(line);
        }
    }

    private static List<Double> blocks(Client client, Work work, int most) {
        List<Double> blocks = new ArrayList<>();
        double spent = 0;
        while (blocks.size() < most && spent < SECONDS) {
            double seconds = seconds(client, work);
            blocks.add(seconds);
            spent += seconds;
        }
        return blocks;
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
