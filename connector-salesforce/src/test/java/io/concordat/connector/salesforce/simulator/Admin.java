package io.concordat.connector.salesforce.simulator;

import io.concordat.connector.salesforce.simulator.access.AccessBook;
import io.concordat.connector.salesforce.simulator.dml.Caller;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.dml.Draft;
import io.concordat.connector.salesforce.simulator.dml.LifeCycle;
import io.concordat.connector.salesforce.simulator.dml.LifeCycle.Conversion;
import io.concordat.connector.salesforce.simulator.dml.Outcome;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Directory;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A person who works in the org: creates, changes and deletes records by the rules, without any API call. */
public final class Admin {

    private final Org org;
    private final Dml dml;
    private final AccessBook accessBook;
    private final String username;

    Admin(Org org, Dml dml, AccessBook accessBook, String username) {
        this.org = org;
        this.dml = dml;
        this.accessBook = accessBook;
        this.username = username;
    }

    /** Creates a record and gives its id; what the rules refuse is an exception. Values may be text for any type. */
    public String create(String object, Map<String, ?> values) {
        return org.exclusively(() -> id(dml.insert(caller(), draft(object, values))));
    }

    /** Changes a record; "" clears a field. */
    public void update(String id, Map<String, ?> values) {
        org.exclusively(() -> id(dml.update(caller(), id, draft(objectOf(id).name(), values))));
    }

    public void delete(String id) {
        org.exclusively(() -> id(dml.delete(caller(), objectOf(id), id)));
    }

    /** Takes a record out of the recycle bin. */
    public void undelete(String id) {
        org.exclusively(() -> {
            lifeCycle().undelete(caller(), get(id));
            return id;
        });
    }

    /** Removes a record for good, as when the recycle bin is emptied. */
    public void purge(String id) {
        org.exclusively(() -> {
            lifeCycle().purge(get(id));
            return id;
        });
    }

    /** Merges records into the first. */
    public void merge(String winner, String... losers) {
        org.exclusively(() -> {
            List<Row> rows = Stream.of(losers).map(this::get).toList();
            lifeCycle().merge(caller(), get(winner), rows);
            return winner;
        });
    }

    /** Converts a lead into a new account and a new contact. */
    public Conversion convert(String leadId) {
        return org.exclusively(
                () -> lifeCycle().convert(caller(), get(leadId), Optional.empty(), Optional.empty(), false));
    }

    /** Converts a lead into records that exist. */
    public Conversion convert(String leadId, String accountId, String contactId) {
        return org.exclusively(() -> lifeCycle()
                .convert(caller(), get(leadId), Optional.of(get(accountId)), Optional.of(get(contactId)), false));
    }

    /** A change by the system alone: SystemModstamp moves, LastModifiedDate stays. */
    public void touch(String id) {
        org.exclusively(() -> {
            lifeCycle().touch(get(id));
            return id;
        });
    }

    /** Begins to change a record, in a transaction that is not committed yet. */
    public LateChange beginUpdate(String id, Map<String, ?> values) {
        return new LateChange(org, dml.rules(), get(id).id(), () -> update(id, values));
    }

    /** Begins to create a record, in a transaction that is not committed yet. */
    public LateChange beginCreate(String object, Map<String, ?> values) {
        return new LateChange(org, dml.rules(), "new " + object, () -> create(object, values));
    }

    private LifeCycle lifeCycle() {
        return new LifeCycle(org, dml);
    }

    /** A record by its id, deleted or not. */
    public Row get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No record " + id));
    }

    public Optional<Row> find(String id) {
        return org.exclusively(() -> RecordId.parse(id).flatMap(org::find));
    }

    /** The value of a field as text; "" for blank. */
    public String text(String id, String field) {
        return org.exclusively(() -> get(id).text(field));
    }

    /** All records that are not in the recycle bin, in the order of their creation. */
    public List<Row> all(String object) {
        return org.exclusively(
                () -> org.rows(object).stream().filter(row -> !row.isDeleted()).toList());
    }

    /** Records whose field has exactly this text. */
    public List<Row> with(String object, String field, String value) {
        return all(object).stream().filter(row -> row.text(field).equals(value)).toList();
    }

    Caller caller() {
        Row user = new Directory(org)
                .byUsername(username)
                .orElseThrow(() -> new IllegalStateException("No user " + username));
        return new Caller(accessBook.of(user), false, true);
    }

    private ObjectSchema objectOf(String id) {
        return org.schema().byPrefix(id).orElseThrow(() -> new IllegalArgumentException("Not an id: " + id));
    }

    private Draft draft(String object, Map<String, ?> values) {
        Draft draft = new Draft(org.schema().require(object));
        values.forEach((name, value) -> {
            FieldSchema field = draft.object().require(name);
            draft.put(field, value(field, value));
        });
        return draft;
    }

    private static Object value(FieldSchema field, Object value) {
        String text = value.toString();
        if (text.isEmpty()) {
            return Blank.BLANK;
        }
        return switch (field.type()) {
            case BOOLEAN -> Boolean.valueOf(text);
            case INT, DOUBLE, CURRENCY, PERCENT -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case DATETIME -> Instant.parse(text);
            default -> text;
        };
    }

    private static String id(Outcome outcome) {
        outcome.error().ifPresent(error -> {
            throw new IllegalStateException(error.code() + ": " + error.message());
        });
        return outcome.id();
    }
}
