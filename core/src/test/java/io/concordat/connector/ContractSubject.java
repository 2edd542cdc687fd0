package io.concordat.connector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a contract suite has to be told of a connector, and the few steps that its tests share. */
public interface ContractSubject {

    Connector connector();

    /** Settings that reach a system without records; the same system throughout one test. */
    Settings settings();

    /** Settings of the right shape that reach nothing, such as a wrong password; empty if there are none. */
    default Optional<Settings> uselessSettings() {
        return Optional.empty();
    }

    /** The object on which the tests work. */
    String object();

    /** Values of a record that this system accepts, none blank, different for each number. */
    Map<String, String> sample(int number);

    /** The text field of the samples that takes the longest text and is not required. */
    String textField();

    /** How many records make a read of more than one page. */
    default int many() {
        return 2_500;
    }

    /** Puts records into the system, by its own means where it cannot be written to; answers their ids in order. */
    default List<String> given(List<Map<String, String>> records) {
        try (Session session = connector().open(settings())) {
            RecordWriter writer = session.writer().orElseThrow();
            List<String> ids = new ArrayList<>();
            for (int from = 0; from < records.size(); from += writer.batchSize()) {
                int end = Math.min(records.size(), from + writer.batchSize());
                List<RemoteWrite> batch = new ArrayList<>();
                for (int number = from; number < end; number++) {
                    batch.add(create(number, records.get(number)));
                }
                writer.write(object(), batch).forEach(outcome -> ids.add(((WriteOutcome.Written) outcome).id()));
            }
            return ids;
        }
    }

    /** Puts so many samples into the system, numbered from 0. */
    default List<String> givenSamples(int count) {
        List<Map<String, String>> samples = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            samples.add(sample(number));
        }
        return given(samples);
    }

    default RemoteWrite.Create create(int number, Map<String, String> values) {
        return new RemoteWrite.Create(token(number), "hub-" + number, values);
    }

    default RemoteWrite.Update update(RemoteRecord record, Map<String, String> values) {
        return new RemoteWrite.Update(token(99), record.id(), record.revision(), values);
    }

    default String token(int number) {
        return "01HZZZZZZZZZZZZZZZZZ%06d".formatted(number);
    }

    /** The names of the object's fields. */
    default List<String> fieldNames(Session session) {
        return session.fields(object()).stream().map(RemoteField::name).toList();
    }

    /** All pages of one read of all fields. */
    default List<List<RemoteRecord>> pages(Session session, Optional<Cursor> since) {
        List<List<RemoteRecord>> pages = new ArrayList<>();
        try (RecordReader.Pages read = session.reader().orElseThrow().read(object(), fieldNames(session), since)) {
            for (Optional<List<RemoteRecord>> page = read.next(); page.isPresent(); page = read.next()) {
                pages.add(page.get());
            }
        }
        return pages;
    }

    /** Everything that is there now. */
    default Contents everything() {
        try (Session session = connector().open(settings())) {
            Map<String, RemoteRecord> records = new HashMap<>();
            pages(session, Optional.empty())
                    .forEach(page -> page.stream()
                            .filter(record -> record.state() == RemoteRecord.State.LIVE)
                            .forEach(record -> records.put(record.id(), record)));
            return new Contents(records);
        }
    }

    /** A record as it is now. */
    default RemoteRecord now(String id) {
        return everything().of(id);
    }

    /** Writes a batch in a session of its own. */
    default List<WriteOutcome> write(List<RemoteWrite> batch) {
        try (Session session = connector().open(settings())) {
            return session.writer().orElseThrow().write(object(), batch);
        }
    }

    default WriteOutcome write(RemoteWrite write) {
        return write(List.of(write)).get(0);
    }

    default boolean declares(Capability capability) {
        return connector().descriptor().capabilities().contains(capability);
    }
}
