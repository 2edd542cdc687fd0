package io.concordat.connector.salesforce.row;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.salesforce.row.Columns.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One row while it is read, column by column. Can be used again for the next one. */
public final class Row {

    private final Columns columns;
    private final String tokenField;
    private Map<String, String> values = new HashMap<>();
    private String id = "";
    private String stamp = "";
    private String modified = "";
    private String master = "";
    private String contact = "";
    private String token = "";
    private boolean deleted;
    private boolean converted;

    public Row(Columns columns) {
        this.columns = columns;
        this.tokenField = columns.token().orElse("");
    }

    /** Takes a value as it came; "" for null. Columns that nobody asked for are ignored. */
    public void put(String name, String raw) {
        Column column = columns.find(name).orElse(null);
        if (column == null) {
            return;
        }
        String value = plain(column.type(), raw);
        if (column.ofTheRecord()) {
            note(name, value);
        }
        if (column.wanted()) {
            values.put(column.name(), value);
        }
    }

    private void note(String name, String value) {
        switch (name) {
            case Columns.ID -> id = RecordIds.full(value).orElse(value);
            case Columns.STAMP -> stamp = value;
            case Columns.MODIFIED -> modified = value;
            case Columns.DELETED -> deleted = value.equals("true");
            case Columns.MASTER -> master = value;
            case Columns.CONVERTED -> converted = value.equals("true");
            case Columns.CONTACT -> contact = value;
            default -> {
                if (name.equals(tokenField)) {
                    token = value;
                }
            }
        }
    }

    private static String plain(FieldType type, String raw) {
        return switch (type) {
            case DATE_TIME -> raw.isEmpty() ? raw : Stamps.plain(raw);
            case NUMBER -> raw.indexOf('E') >= 0 || raw.indexOf('e') >= 0 ? new BigDecimal(raw).toPlainString() : raw;
            case TEXT -> raw.indexOf('\r') >= 0 ? raw.replace("\r\n", "\n").replace('\r', '\n') : raw;
            case EMAIL, PHONE, URL, BOOLEAN, DATE, PICKLIST, ID -> raw;
        };
    }

    /** The place of this row in the order of {@code SystemModstamp} and id. */
    public Optional<Instant> stamp() {
        return Stamps.read(stamp.isEmpty() ? modified : stamp);
    }

    public String id() {
        return id;
    }

    /** The record; the row is empty afterwards. */
    public RemoteRecord take() {
        RemoteRecord record = record();
        values = new HashMap<>(columns.size() * 2);
        id = "";
        stamp = "";
        modified = "";
        master = "";
        contact = "";
        token = "";
        deleted = false;
        converted = false;
        return record;
    }

    private RemoteRecord record() {
        if (deleted && !master.isEmpty()) {
            return moved(columns.object(), master);
        }
        if (converted && !contact.isEmpty()) {
            return moved("Contact", contact);
        }
        if (deleted || converted) {
            return RemoteRecord.deleted(id);
        }
        String revision = modified.isEmpty() ? stamp : modified;
        return new RemoteRecord(
                id,
                RemoteRecord.State.LIVE,
                revision,
                Stamps.read(revision),
                Optional.of(token).filter(name -> !name.isEmpty()),
                values);
    }

    private RemoteRecord moved(String object, String successor) {
        return RemoteRecord.moved(id, object, RecordIds.full(successor).orElse(successor));
    }
}
