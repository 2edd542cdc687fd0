package io.concordat.connector.salesforce.bench;

import io.concordat.connector.Session;
import io.concordat.connector.salesforce.ImpatientConnector;

/** Reads everything by query pages and by a job, in a process whose memory is less than any of it needs. */
final class ReadingAll {

    private ReadingAll() {}

    /** @param arguments the stub's address; prints how many rows it has seen */
    public static void main(String[] arguments) {
        try (Session session = OurClient.open(ImpatientConnector.at(arguments[0]), arguments[0])) {
            int byPages = OurClient.readAll(session, "Contact");
            int byJob = OurClient.readAll(session, "Lead");
            System.out.println(byPages + " " + byJob);
        }
        System.exit(0);
    }
}
