package io.concordat.connector.salesforce.bench;

import io.concordat.connector.Connector;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.ImpatientConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connector, through its contract with the hub. */
final class OurClient implements Client {

    private static final String PACKED = "packed";

    private final List<Work> works;
    private final Session session;
    private final RecordWriter writer;
    private final List<RemoteWrite> writes = new ArrayList<>();

    private OurClient(Session session, List<Work> works) {
        this.session = session;
        this.works = works;
        writer = session.writer().orElseThrow();
        for (int number = 0; number < Work.WRITE_BY_JOB.rows(); number++) {
            writes.add(new RemoteWrite.Update("t", Rows.id(number), "", Rows.values(number)));
        }
    }

    /**
     * @param arguments the stub's address; then "packed" if what is written is to be packed, as it is on a real line
     */
    public static void main(String[] arguments) {
        Client.measure(client(List.of(arguments)));
        System.exit(0);
    }

    private static OurClient client(List<String> arguments) {
        String address = arguments.get(0);
        return arguments.contains(PACKED)
                ? new OurClient(
                        open(ImpatientConnector.at(address), address),
                        List.of(Work.WRITE_BY_COLLECTIONS, Work.WRITE_BY_JOB))
                : new OurClient(open(ImpatientConnector.unpackedAt(address), address), List.of(Work.values()));
    }

    /** A session with the stub. */
    static Session open(Connector connector, String address) {
        return connector.open(new Settings(Map.of(
                "signIn", "client-credentials",
                "domain", address,
                "clientId", "id",
                "clientSecret", "secret",
                "callReserve", "0")));
    }

    @Override
    public List<Work> works() {
        return works;
    }

    @Override
    public int does(Work work) {
        return switch (work) {
            case READ_BY_PAGES -> readAll(session, "Contact");
            case READ_BY_JOB -> readAll(session, "Lead");
            case WRITE_BY_COLLECTIONS -> write(work.rows(), writer.batchSize());
            case WRITE_BY_JOB -> write(work.rows(), writer.batchSize(work.rows()));
        };
    }

    /** Reads all records of an object, and keeps none. */
    static int readAll(Session session, String object) {
        int rows = 0;
        try (RecordReader.Pages pages = session.reader().orElseThrow().read(object, Rows.FIELDS, Optional.empty())) {
            for (Optional<List<RemoteRecord>> page = pages.next(); page.isPresent(); page = pages.next()) {
                rows += page.get().size();
            }
        }
        return rows;
    }

    private int write(int rows, int size) {
        int done = 0;
        for (int from = 0; from < rows; from += size) {
            List<RemoteWrite> batch = writes.subList(from, from + size);
            done += (int) writer.write("Contact", batch).stream()
                    .filter(WriteOutcome.Written.class::isInstance)
                    .count();
        }
        return done;
    }
}
