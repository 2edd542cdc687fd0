package io.concordat.connector.salesforce.bench;

import io.concordat.connector.salesforce.simulator.foreign.Jsforce;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the connector and other clients one after the other, each in a process of its own, against one stub, and
 * writes the section of the page of benchmarks that the first argument names. A client that cannot run here is a line.
 */
public final class PeerBenchmark {

    /** Three pages or so fit in it besides the program itself. */
    static final List<String> SMALL_HEAP = List.of("-Xmx40m");

    private static final int MANY = 1_000_000;

    private PeerBenchmark() {}

    /** @param arguments the page of benchmarks */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Process stub = OwnProcess.start(Stub.class, List.of("-Xmx512m"), List.of(Integer.toString(Stub.ROWS)));
        try (BufferedReader said = OwnProcess.lines(stub)) {
            String address = said.readLine();
            PeerReport report = new PeerReport();
            report.add(PeerReport.OURS, client(OurClient.class, address));
            report.add(PeerReport.OURS_PACKED, client(OurClient.class, address, "packed"));
            report.add("camel-salesforce", client(CamelClient.class, address));
            report.add("jsforce", jsforce(address));
            report.flat(isFlat());
            System.out.println(report.text());
            for (String page : arguments) {
                report.writeInto(Path.of(page));
            }
        } finally {
            stub.destroyForcibly();
        }
    }

    private static List<String> client(Class<? extends Client> client, String... arguments)
            throws IOException, InterruptedException {
        return OwnProcess.run(client, List.of("-Xmx512m"), List.of(arguments));
    }

    /** Whether a million rows can be read both ways with a heap of a few pages. */
    private static boolean isFlat() throws IOException, InterruptedException {
        Process stub = OwnProcess.start(Stub.class, List.of("-Xmx512m"), List.of(Integer.toString(MANY)));
        try (BufferedReader said = OwnProcess.lines(stub)) {
            List<String> read = OwnProcess.run(ReadingAll.class, SMALL_HEAP, List.of(said.readLine()));
            return read.equals(List.of(MANY + " " + MANY));
        } finally {
            stub.destroyForcibly();
        }
    }

    private static List<String> jsforce(String address) throws IOException, InterruptedException {
        if (!Jsforce.isThere()) {
            System.out.println(Jsforce.MISSING);
            return List.of();
        }
        List<String> arguments = List.of(
                address,
                Integer.toString(Client.COUNTED),
                Integer.toString(Client.WARMING),
                Integer.toString(Client.SECONDS),
                Integer.toString(Work.READ_BY_PAGES.rows()),
                Integer.toString(Work.WRITE_BY_JOB.rows()));
        return Jsforce.run(PeerBenchmark.class, "peer.js", arguments).lines().toList();
    }
}
