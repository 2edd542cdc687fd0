package io.concordat.connector.salesforce.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.connector.RemoteRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Rows become records: ids in one form, times in one form, and what was not shown is absent. */
class RowTest {

    private static final List<RemoteField> FIELDS = List.of(
            RemoteField.of("Id", FieldType.ID, 18),
            RemoteField.of("SystemModstamp", FieldType.DATE_TIME, 0),
            RemoteField.of("LastModifiedDate", FieldType.DATE_TIME, 0),
            RemoteField.of("IsDeleted", FieldType.BOOLEAN, 0),
            RemoteField.of("MasterRecordId", FieldType.ID, 18),
            RemoteField.of("IsConverted", FieldType.BOOLEAN, 0),
            RemoteField.of("ConvertedContactId", FieldType.ID, 18),
            RemoteField.of("AnnualRevenue", FieldType.NUMBER, 0),
            RemoteField.of("LastName", FieldType.TEXT, 80),
            RemoteField.of("Hub_Op__c", FieldType.TEXT, 26));

    @Test
    void fifteenAndEighteenCharactersAreOneId() {
        assertThat(RecordIds.full("0015500001QdZPK")).contains("0015500001QdZPKAA3");
        assertThat(RecordIds.full("0015500001QdZPKAA3")).contains("0015500001QdZPKAA3");
        assertThat(RecordIds.full("0015500001QdZPKAA4")).isEmpty();
        assertThat(RecordIds.full("no such id")).isEmpty();
        assertThat(RecordIds.full("")).isEmpty();
    }

    @Property
    void theFullFormOfAnIdIsTheSameHoweverOften(@ForAll @AlphaChars @NumericChars @StringLength(15) String id) {
        String full = RecordIds.full(id).orElseThrow();

        assertThat(full).hasSize(18).startsWith(id);
        assertThat(RecordIds.full(full)).contains(full);
    }

    @Property
    void everyWayOfWritingATimeIsReadAlike(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long seconds) {
        Instant time = Instant.ofEpochSecond(seconds);
        String bare = time.toString().replace("Z", "");

        assertThat(List.of(bare + "Z", bare + ".000Z", bare + ".000+0000", bare + "+00:00"))
                .allSatisfy(text -> assertThat(Stamps.read(text)).contains(time));
        assertThat(Stamps.plain(bare + ".000+0000")).isEqualTo(time.toString());
    }

    @Test
    void whatIsNoTimeIsNone() {
        assertThat(Stamps.read("")).isEmpty();
        assertThat(Stamps.read("yesterday")).isEmpty();
        assertThat(Stamps.plain("yesterday")).isEqualTo("yesterday");
        assertThat(Stamps.http(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo("Fri, 02 Jan 2026 03:04:05 GMT");
    }

    @Test
    void aRowShowsWhatWasWantedAndNothingElse() {
        Row row = row("LastName", "AnnualRevenue");
        put(row, "LastName", "Lee");
        put(row, "AnnualRevenue", "1.5E3");
        put(row, "Secret__c", "x");
        put(row, "LastModifiedDate", "2026-01-02T03:04:05.000+0000");
        put(row, "Hub_Op__c", "01HZ");

        RemoteRecord record = row.take();

        assertThat(record.values()).isEqualTo(Map.of("LastName", "Lee", "AnnualRevenue", "1500"));
        assertThat(record.revision()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(record.modifiedAt()).contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(record.token()).contains("01HZ");
        assertThat(row.take().values()).isEmpty();
    }

    @Test
    void aFieldThatIsNotThereIsNotAskedFor() {
        Columns columns = Columns.of("Contact", FIELDS, List.of("LastName", "Gone__c"), Optional.empty());

        assertThat(columns.names()).contains("LastName", "Id", "SystemModstamp").doesNotContain("Gone__c", "Hub_Op__c");
    }

    @Test
    void aMergedRecordLeadsToTheOneItWasMergedInto() {
        Row row = row();
        put(row, "Id", "003000000000001");
        put(row, "IsDeleted", "true");
        put(row, "MasterRecordId", "003000000000002");

        RemoteRecord record = row.take();

        assertThat(record.state()).isEqualTo(RemoteRecord.State.DELETED);
        assertThat(record.successor()).contains(new RemoteRecord.Successor("Contact", "003000000000002AAA"));
    }

    @Test
    void aConvertedLeadLeadsToItsContact() {
        Row row = row();
        put(row, "Id", "00Q000000000001");
        put(row, "IsConverted", "true");
        put(row, "ConvertedContactId", "003000000000002AAA");

        assertThat(row.take().successor()).contains(new RemoteRecord.Successor("Contact", "003000000000002AAA"));
    }

    private static void put(Row row, String name, String raw) {
        row.put(row.column(name), raw);
    }

    private static Row row(String... wanted) {
        return new Row(Columns.of("Contact", FIELDS, List.of(wanted), Optional.of("Hub_Op__c")));
    }
}
