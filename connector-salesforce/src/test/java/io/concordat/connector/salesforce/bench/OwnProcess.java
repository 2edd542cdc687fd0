package io.concordat.connector.salesforce.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the benchmark, each with a Java of its own. */
final class OwnProcess {

    private OwnProcess() {}

    static Process start(Class<?> main, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs a program to its end; answers the lines it has printed. */
    static List<String> run(Class<?> main, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        Process process = start(main, options, arguments);
        try (BufferedReader said = lines(process)) {
            List<String> all = said.lines().toList();
            process.waitFor();
            return all;
        }
    }
}
