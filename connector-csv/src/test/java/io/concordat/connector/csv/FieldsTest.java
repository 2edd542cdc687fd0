package io.concordat.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.Check;
import io.concordat.connector.FieldType;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteField;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.WriteOutcome.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the columns of a file are, by their names and by the schema beside it. */
class FieldsTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void aDesk() {
        desk = new Desk(folder).save("Id,Last Name,Email,Birthdate,Stage,Shoe size,Changed\n");
    }

    @Test
    void wellKnownNamesHaveTheirUsualTypesAndLengths() {
        assertThat(field("Last Name"))
                .isEqualTo(RemoteField.of("Last Name", FieldType.TEXT, 80).asRequired());
        assertThat(field("Email")).isEqualTo(RemoteField.of("Email", FieldType.EMAIL, 80));
        assertThat(field("Birthdate").type()).isEqualTo(FieldType.DATE);
    }

    @Test
    void otherColumnsAreTextOfAnyLength() {
        assertThat(field("Shoe size")).isEqualTo(RemoteField.of("Shoe size", FieldType.TEXT, 0));
    }

    @Test
    void theIdColumnIsNeverWritten() {
        assertThat(field("Id").type()).isEqualTo(FieldType.ID);
        assertThat(field("Id").updateable()).isFalse();
        assertThat(desk.create("1", Map.of("Id", "2", "Last Name", "Lovelace"))).isInstanceOf(Refused.class);
    }

    @Test
    void theSchemaBesideTheFileSaysMore() {
        schema("""
                name,label,type,length,required,picklist
                Stage,Stage of the contact,,,,New | Won|Lost
                Shoe size,,number,,,
                Last Name,,,10,no,
                """);

        assertThat(field("Stage").type()).isEqualTo(FieldType.PICKLIST);
        assertThat(field("Stage").label()).isEqualTo("Stage of the contact");
        assertThat(field("Stage").picklist()).containsExactly("New", "Won", "Lost");
        assertThat(field("Shoe size").type()).isEqualTo(FieldType.NUMBER);
        assertThat(field("Last Name")).isEqualTo(RemoteField.of("Last Name", FieldType.TEXT, 10));
    }

    @Test
    void valuesThatDoNotFitAreRefusedOneByOne() {
        schema("name,picklist\nStage,New|Won\n");

        assertThat(code(desk.create("1", Map.of("Last Name", "x".repeat(81))))).isEqualTo("VALUE_TOO_LONG");
        assertThat(code(desk.create("1", Map.of("Last Name", "Lovelace", "Stage", "Old"))))
                .isEqualTo("UNKNOWN_PICKLIST_VALUE");
        assertThat(code(desk.create("1", Map.of("Email", "a@example.org")))).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(code(desk.create(" ", Map.of("Last Name", "Lovelace")))).isEqualTo("KEY_MISSING");

        desk.create("1", Map.of("Last Name", "\uD83D\uDE80".repeat(80), "Stage", "Won"));

        assertThat(code(desk.update("1", Map.of("Last Name", "")))).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(desk.value("1", "Stage")).isEqualTo("Won");
    }

    @Test
    void aSchemaThatIsWrongIsNamedWithItsLine() {
        schema("name,type\nEmail,EMAIL\nStage,CHOICE\n");
        assertThatThrownBy(() -> field("Stage")).hasMessageContainingAll("contacts.schema.csv, line 3", "PICKLIST");

        schema("name,length\nStage,long\n");
        assertThatThrownBy(() -> field("Stage")).hasMessageContaining("line 2");

        schema("name,length\nNo such column,5\n");
        assertThat(desk.findings()).extracting(Check::code).containsExactly("CONTACT_SCHEMA");
    }

    @Test
    void theModifiedColumnSaysWhenARowWasChanged() {
        desk.with("modifiedColumn", "Changed")
                .save("Id,LastName,Changed\n1,A,2026-02-28T23:59:59Z\n2,B,2026-03-01T01:00:00+02:00\n3,C,yesterday\n");

        assertThat(desk.read("1").modifiedAt()).contains(Instant.parse("2026-02-28T23:59:59Z"));
        assertThat(desk.read("2").modifiedAt()).contains(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(desk.read("3").modifiedAt()).isEmpty();
        assertThat(field("Changed").updateable()).isFalse();
    }

    @Test
    void aLookupIgnoresCaseAndOuterSpaceAndIsBounded() {
        StringBuilder rows = new StringBuilder("Id,LastName,Email\nfirst,A, Ada@Example.org \n");
        for (int row = 0; row < 1_000; row++) {
            rows.append(row).append(",Same,same@example.org\n");
        }
        desk.save(rows.toString());
        RecordLookup lookup = desk.open().lookup().orElseThrow();

        assertThat(lookup.byField("Contact", "Email", Set.of("ada@example.org"), List.of("Email")))
                .extracting(record -> record.id())
                .containsExactly("first");
        assertThat(lookup.byField("Contact", "Email", Set.of("same@example.org"), List.of("Email")))
                .hasSize(100);
    }

    private RemoteField field(String name) {
        return desk.open().fields("Contact").stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void schema(String text) {
        desk.save("contacts.schema.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(WriteOutcome outcome) {
        return ((Refused) outcome).code();
    }
}
