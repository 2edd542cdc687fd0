package io.concordat.connector.salesforce.row;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** One row while it is read, column by column. Can be used again for the next one. */
public final class Row {

    private final Columns columns;
    private String[] values;
    private Moment lastRead = Moment.NEVER;
    private String id = "";
    private Moment stamp = Moment.NEVER;
    private Moment modified = Moment.NEVER;
    private String master = "";
    private String contact = "";
    private String token = "";
    private boolean deleted;
    private boolean converted;

    public Row(Columns columns) {
        this.columns = columns;
        this.values = new String[columns.shown().inOrder().size()];
    }

    /** The column of a name, to put values by; it is the same for all rows. */
    public Column column(String name) {
        return columns.find(name);
    }

    /** Takes a value as it came; "" for null. Columns that nobody asked for are ignored. */
    public void put(Column column, String raw) {
        Moment moment = column.type() == FieldType.DATE_TIME ? moment(raw) : Moment.NEVER;
        String value = column.type() == FieldType.DATE_TIME ? moment.plain() : plain(column.type(), raw);
        if (column.isShown()) {
            values[column.place()] = value;
        }
        switch (column.role()) {
            case NONE -> {}
            case ID -> id = RecordIds.full(value).orElse(value);
            case STAMP -> stamp = moment;
            case MODIFIED -> modified = moment;
            case DELETED -> deleted = value.equals("true");
            case MASTER -> master = value;
            case CONVERTED -> converted = value.equals("true");
            case CONTACT -> contact = value;
            case TOKEN -> token = value;
        }
    }

    private Moment moment(String raw) {
        if (!raw.equals(lastRead.said())) {
            lastRead = Moment.of(raw);
        }
        return lastRead;
    }

    private static String plain(FieldType type, String raw) {
        return switch (type) {
            case NUMBER -> raw.indexOf('E') >= 0 || raw.indexOf('e') >= 0 ? new BigDecimal(raw).toPlainString() : raw;
            case TEXT -> raw.indexOf('\r') >= 0 ? raw.replace("\r\n", "\n").replace('\r', '\n') : raw;
            case DATE_TIME, EMAIL, PHONE, URL, BOOLEAN, DATE, PICKLIST, ID -> raw;
        };
    }

    /** The place of this row in the order of {@code SystemModstamp} and id. */
    public Optional<Instant> stamp() {
        return (stamp.said().isEmpty() ? modified : stamp).time();
    }

    public String id() {
        return id;
    }

    /** The record; the row is empty afterwards. */
    public RemoteRecord take() {
        RemoteRecord record = record();
        values = new String[values.length];
        id = "";
        stamp = Moment.NEVER;
        modified = Moment.NEVER;
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
        Moment revision = modified.said().isEmpty() ? stamp : modified;
        return new RemoteRecord(
                id,
                RemoteRecord.State.LIVE,
                revision.plain(),
                revision.time(),
                token.isEmpty() ? Optional.empty() : Optional.of(token),
                new RecordValues(columns.shown(), values));
    }

    private RemoteRecord moved(String object, String successor) {
        return RemoteRecord.moved(id, object, RecordIds.full(successor).orElse(successor));
    }
}
