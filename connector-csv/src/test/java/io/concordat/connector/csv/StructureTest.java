package io.concordat.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.WriteOutcome.Exists;
import io.concordat.connector.WriteOutcome.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not what it should be is reported with its line and a fix, and never guessed at. */
class StructureTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void aDesk() {
        desk = new Desk(folder);
    }

    @Test
    void aRowWithTooFewCellsIsNamed() {
        refusesText("Id,LastName,Phone\n1,\"two\nlines\",1\n2,Hopper\n", "line 4", "2 cells");
    }

    @Test
    void aRowWithTooManyCellsIsNamed() {
        refusesText("Id,LastName\n1,Lovelace, Ada\n", "line 2", "3 cells");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamed() {
        refusesText("Id,LastName\n1,Lovelace\n2,\"Hopper\n3,Clarke\n", "line 3", "never closed");
    }

    @Test
    void textAfterAClosingQuoteIsNamed() {
        refusesText("Id,LastName\n1,\"Love\"lace\n", "line 2", "double the quotes");
    }

    @Test
    void aCellThatIsTooLongIsNamed() {
        refusesText("Id,LastName\n1," + "x".repeat(100_001) + "\n", "line 2", "100,000");
    }

    @Test
    void aRecordBelowMoreRowsWithoutAnIdThanFillAPageIsRead() {
        desk.save("Id,LastName\n1,Lovelace\n" + ("," + "x".repeat(99_000) + "\n").repeat(200) + "2,Hopper\n");

        assertThat(desk.read()).extracting(RemoteRecord::id).containsExactly("1", "2");
    }

    @Test
    void bytesOfAnotherCharacterSetAreNamed() {
        desk.save("contacts.csv", "Id,LastName\n1,Hopper\n2,Zo\u00EB\n".getBytes(StandardCharsets.ISO_8859_1));

        refuses("line 3", "column 2 is not UTF-8");
    }

    @Test
    void aReplacementCharacterThatStandsInTheFileIsJustACharacter() {
        desk.save("Id,LastName\n1,Zo\uFFFD\n");

        assertThat(desk.value("1", "LastName")).isEqualTo("Zo\uFFFD");
    }

    @Test
    void aFileInUtf16IsNamed() {
        desk.save("contacts.csv", "\uFEFFId,LastName\n".getBytes(StandardCharsets.UTF_16LE));

        refuses("UTF-16");
    }

    @Test
    void anEmptyFileIsNotATableWithoutRows() {
        refusesText("", "no header");
        refusesText("\n\n", "no header");
    }

    @Test
    void twoColumnsWithOneNameAreNamed() {
        refusesText("Id,Phone,Phone\n", "\"Phone\"", "rename");
    }

    @Test
    void aMissingIdColumnIsNamed() {
        refusesText("Key,LastName\n", "no column \"Id\"");
    }

    @Test
    void rowsWithOneIdShowNothingAndAreNotWritten() {
        desk.save("Id,LastName\n1,Lovelace\n2,Hopper\n1,King\n");

        assertThat(desk.read()).extracting(record -> record.id()).containsExactly("1", "2");
        assertThat(desk.read("1").values()).isEmpty();
        assertThat(desk.read("2").values()).containsEntry("LastName", "Hopper");
        assertThat(desk.update("1", Map.of("LastName", "Byron"))).isInstanceOf(Refused.class);
        assertThat(desk.create("1", Map.of("LastName", "Byron"))).isEqualTo(new Exists("1"));
        assertThat(desk.open()
                        .lookup()
                        .orElseThrow()
                        .byField("Contact", "LastName", Set.of("King", "Hopper"), List.of("LastName")))
                .extracting(record -> record.id())
                .containsExactly("2");
        assertThat(desk.text()).isEqualTo("Id,LastName\n1,Lovelace\n2,Hopper\n1,King\n");
        assertThat(desk.findings()).extracting(Check::code).containsExactly("CONTACT_DUPLICATES");
        assertThat(desk.findings().get(0).detail()).contains("lines 2, 4");
    }

    @Test
    void aRowWithoutIdIsLeftOutAndReported() {
        desk.save("Id,LastName\n1,Lovelace\n,Hopper\n");

        assertThat(desk.read()).extracting(record -> record.id()).containsExactly("1");
        desk.update("1", Map.of("LastName", "King"));

        assertThat(desk.text()).isEqualTo("Id,LastName\n1,King\n,Hopper\n");
        assertThat(desk.findings()).extracting(Check::code).containsExactly("CONTACT_IDS");
        assertThat(desk.findings().get(0).detail()).contains("line 3");
    }

    @Test
    void aColumnThatVanishedAfterTheMappingWasMadeStopsTheWrite() {
        desk.save("Id,LastName,Phone\n1,Lovelace,1\n");
        RemoteWrite write = Desk.updateOf(desk.read("1"), Map.of("Phone", "2"));
        desk.save("Id,LastName,Telephone\n1,Lovelace,1\n");

        assertThatThrownBy(() -> desk.write(List.of(write)))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.failure()).isEqualTo(Failure.MISCONFIGURED))
                .hasMessageContaining("\"Phone\"");
        assertThat(desk.text()).isEqualTo("Id,LastName,Telephone\n1,Lovelace,1\n");
    }

    @Test
    void aColumnThatMovedIsFoundByItsName() {
        desk.save("Id,LastName,Phone\n1,Lovelace,1\n");
        desk.save("Phone,Id,LastName\n1,1,Lovelace\n");

        desk.update("1", Map.of("Phone", "2"));

        assertThat(desk.text()).isEqualTo("Phone,Id,LastName\n2,1,Lovelace\n");
    }

    @Test
    void aMissingFileIsNeverTakenForAnEmptyOne() throws IOException {
        desk.save("Id,LastName\n1,Lovelace\n");
        Files.delete(desk.file());

        assertThat(desk.open().objects()).isEmpty();
        assertThatThrownBy(desk::read).isInstanceOf(ConnectorException.class).hasMessageContaining("contacts.csv");
        assertThat(desk.findings()).hasSize(3).allMatch(check -> !check.fix().isEmpty());
    }

    @Test
    void onlyObjectsWithAFileAreOffered() {
        desk.save("leads.csv", "Id,LastName,Company\n".getBytes(StandardCharsets.UTF_8));

        assertThat(desk.open().objects()).containsExactly("Lead");
        assertThat(desk.findings()).isEmpty();
        assertThat(desk.open().check()).anySatisfy(check -> {
            assertThat(check.code()).isEqualTo("CONTACT_FILE");
            assertThat(check.fix()).contains("contacts.csv");
        });
    }

    @Test
    void aCharacterThatTheCharacterSetLacksIsRefusedAlone() {
        desk.with("charset", "ISO-8859-1").save("Id,LastName,Phone\n1,Lovelace,1\n2,Hopper,2\n");

        List<WriteOutcome> outcomes = desk.write(List.of(
                Desk.updateOf(desk.read("1"), Map.of("LastName", "\u4E2D\u6587")),
                Desk.updateOf(desk.read("2"), Map.of("LastName", "Zo\u00EB"))));

        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("NOT_ENCODABLE"));
        assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Written.class);
    }

    @Test
    void halfACharacterIsRefused() {
        desk.save("Id,LastName\n1,Lovelace\n");

        assertThat(desk.update("1", Map.of("LastName", "half \uD83D"))).isInstanceOf(Refused.class);
    }

    @Test
    void aLinkToAFileElsewhereIsRefused(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.csv"), "Id,LastName\n");
        Files.createSymbolicLink(desk.file(), secret);

        refuses("link");
    }

    @Test
    void pathsThatLeaveTheFolderAreRefused() {
        assertThatThrownBy(() -> new Desk(Path.of("relative")).open()).hasMessageContaining("absolute");
        for (String name : List.of("../contacts.csv", "/etc/passwd", "a/b.csv", ".", "..", ".hidden", "a\\b.csv")) {
            assertThatThrownBy(() -> new Desk(folder).with("contactsFile", name).open())
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("contactsFile");
        }
    }

    private void refusesText(String text, String... words) {
        desk.save(text);
        refuses(words);
    }

    /** Reading, describing or writing says so, and so does the check; the file stays as it is. */
    private void refuses(String... words) {
        assertThatThrownBy(desk::read)
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.failure()).isEqualTo(Failure.MISCONFIGURED))
                .hasMessageContainingAll(words);
        assertThatThrownBy(() -> desk.create("9", Map.of("LastName", "New"))).isInstanceOf(ConnectorException.class);
        assertThat(desk.findings()).singleElement().satisfies(check -> {
            assertThat(check.detail()).contains(words);
            assertThat(check.fix()).isNotBlank();
        });
    }
}
