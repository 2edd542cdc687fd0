package io.concordat.connector.salesforce.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a simulated org and keeps it until the process ends. {@code --port=8090 --login-port=8091 --callback=address
 * --empty --until-input-ends}; all of them optional. The callback is where the hub takes browsers back after a sign-in,
 * and may be said more than once. The last one ties the org to the process that started it.
 */
public final class SimulatorMain {

    private static final int PORT = 8090;
    private static final int LOGIN_PORT = 8091;

    private SimulatorMain() {}

    public static void main(String... arguments) throws InterruptedException, IOException {
        List<String> given = List.of(arguments);
        SimulatorOptions options = SimulatorOptions.standard()
                .withPorts(number(given, "--port=", PORT), number(given, "--login-port=", LOGIN_PORT));
        try (SalesforceSimulator org = SalesforceSimulator.start(options)) {
            given.stream()
                    .filter(one -> one.startsWith("--callback="))
                    .forEach(one -> org.app().callbacks().add(one.substring("--callback=".length())));
            if (!given.contains("--empty")) {
                org.seedDemo();
            }
            tell(org);
            if (given.contains("--until-input-ends")) {
                System.in.transferTo(OutputStream.nullOutputStream());
            } else {
                new CountDownLatch(1).await();
            }
        }
    }

    private static int number(List<String> given, String name, int otherwise) {
        return given.stream()
                .filter(one -> one.startsWith(name))
                .map(one -> Integer.valueOf(one.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }

    private static void tell(SalesforceSimulator org) {
        Map<String, String> facts = new java.util.LinkedHashMap<>();
        facts.put("My Domain", org.baseUrl());
        facts.put("Login host", org.loginUrl());
        facts.put("Consumer key", SalesforceSimulator.CLIENT_ID);
        facts.put("Consumer secret", SalesforceSimulator.CLIENT_SECRET);
        facts.put("User", SalesforceSimulator.USER);
        facts.put("Administrator", SalesforceSimulator.ADMIN);
        facts.put("Password", SalesforceSimulator.PASSWORD);
        facts.put("Security token", SalesforceSimulator.SECURITY_TOKEN);
        System.out.println("The simulated Salesforce org is ready.");
        facts.forEach((name, value) -> System.out.printf("  %-16s %s%n", name, value));
    }
}
