package io.concordat.connector.salesforce.bench;

import io.concordat.connector.salesforce.simulator.foreign.Jsforce;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the connector and other clients one after the other, each in a process of its own, against one stub, and
 * writes the section of the page of benchmarks that the first argument names. A client that cannot run here is a line.
 */
public final class PeerBenchmark {

    private PeerBenchmark() {}

    /** @param arguments the page of benchmarks */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Process stub = java(Stub.class, List.of("-Xmx512m"), List.of());
        try (BufferedReader said = lines(stub)) {
            String address = said.readLine();
            PeerReport report = new PeerReport();
            report.add(PeerReport.OURS, client(OurClient.class, address));
            report.add("camel-salesforce", client(CamelClient.class, address));
            report.add("jsforce", jsforce(address));
            System.out.println(report.text());
            for (String page : arguments) {
                report.writeInto(Path.of(page));
            }
        } finally {
            stub.destroyForcibly();
        }
    }

    private static List<String> client(Class<? extends Client> client, String address)
            throws IOException, InterruptedException {
        Process process = java(client, List.of("-Xmx512m"), List.of(address));
        try (BufferedReader said = lines(process)) {
            List<String> measured = said.lines().toList();
            process.waitFor();
            return measured;
        }
    }

    private static List<String> jsforce(String address) throws IOException, InterruptedException {
        if (!Jsforce.isThere()) {
            System.out.println(Jsforce.MISSING);
            return List.of();
        }
        List<String> arguments = List.of(
                address,
                Integer.toString(Client.BLOCKS),
                Integer.toString(Work.READ_BY_PAGES.rows()),
                Integer.toString(Work.WRITE_BY_JOB.rows()));
        return Jsforce.run(PeerBenchmark.class, "peer.js", arguments).lines().toList();
    }

    private static Process java(Class<?> main, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
