package io.concordat.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome.Written;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the hub does not change in a file stays as it is, byte for byte. */
class FaithfulCopyTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void aDesk() {
        desk = new Desk(folder);
    }

    @Test
    void onlyTheChangedCellIsRewritten() {
        desk.save("""
                Id,"LastName",Private note,Phone
                1, spaced ,"quoted, without need?",+49 30 1
                2,"Lov""elace","two
                lines",

                3,Hopper,=SUM(A1),0012
                """);

        desk.update("2", Map.of("Phone", "030 2"));

        assertThat(desk.text()).isEqualTo("""
                Id,"LastName",Private note,Phone
                1, spaced ,"quoted, without need?",+49 30 1
                2,"Lov""elace","two
                lines",030 2

                3,Hopper,=SUM(A1),0012
                """);
    }

    @Test
    void aQuotedCellStaysQuoted() {
        desk.save("Id,LastName\n1,\"Lovelace\"\n");

        desk.update("1", Map.of("LastName", "King"));

        assertThat(desk.text()).isEqualTo("Id,LastName\n1,\"King\"\n");
    }

    @Test
    void lineEndsAndByteOrderMarkAreKept() {
        desk.save("\uFEFFId,LastName\r\n1,Lovelace\r\n2,Hopper");

        desk.update("1", Map.of("LastName", "King"));
        desk.create("3", Map.of("LastName", "Clarke"));

        assertThat(desk.text()).isEqualTo("\uFEFFId,LastName\r\n1,King\r\n2,Hopper\r\n3,Clarke\r\n");
    }

    @Test
    void mixedLineEndsAreKeptWhereTheyAre() {
        desk.save("Id,LastName\n1,Lovelace\r\n2,Hopper\r3,Clarke\n");

        desk.update("3", Map.of("LastName", "Perlman"));

        assertThat(desk.text()).isEqualTo("Id,LastName\n1,Lovelace\r\n2,Hopper\r3,Perlman\n");
    }

    @Test
    void aNewRowTakesTheStyleOfTheHeader() {
        desk.save("\"Id\",\"LastName\",\"Phone\"\n");

        desk.create("1", Map.of("LastName", "Lovelace"));

        assertThat(desk.text()).isEqualTo("\"Id\",\"LastName\",\"Phone\"\n\"1\",\"Lovelace\",\"\"\n");
    }

    @Test
    void aHeaderWithoutLineEndIsClosedBeforeTheFirstRow() {
        desk.save("Id,LastName");

        desk.create("1", Map.of("LastName", "Lovelace"));

        assertThat(desk.text()).isEqualTo("Id,LastName\n1,Lovelace\n");
    }

    @Test
    void aDeletedRowLeavesTheOthersInTheirOrder() {
        desk.save("Id,LastName\n1,Lovelace\n2,Hopper\n3,Clarke\n");

        desk.write(List.of(new RemoteWrite.Delete("token", "2", desk.read("2").revision())));

        assertThat(desk.text()).isEqualTo("Id,LastName\n1,Lovelace\n3,Clarke\n");
    }

    @Test
    void aColumnWithoutNameIsKeptAndNotOffered() {
        desk.save("Id,LastName,\n1,Lovelace,kept\n");

        desk.update("1", Map.of("LastName", "King"));

        assertThat(desk.text()).isEqualTo("Id,LastName,\n1,King,kept\n");
        assertThat(desk.open().fields("Contact"))
                .extracting(field -> field.name())
                .containsExactly("Id", "LastName");
    }

    @Test
    void writingWhatIsThereAlreadyTouchesNothing() throws IOException {
        desk.save("Id,LastName,Notes\r\n1,Lovelace,\"two\r\nlines\"\r\n");
        Signature before = Signature.of(desk.file());
        assertThat(desk.value("1", "Notes")).isEqualTo("two\nlines");

        assertThat(desk.update("1", Map.of("LastName", "Lovelace", "Notes", "two\nlines")))
                .isInstanceOf(Written.class);

        assertThat(Signature.of(desk.file())).isEqualTo(before);
    }

    @Test
    void theRevisionDoesNotDependOnQuotes() {
        desk.save("Id,LastName\n1,Lovelace\n");
        String revision = desk.read("1").revision();

        desk.save("\"Id\",\"LastName\"\r\n\"1\",\"Lovelace\"\r\n");

        assertThat(desk.read("1").revision()).isEqualTo(revision);
    }

    @Test
    void aCellOfAHundredThousandCharactersIsReadAndWritten() {
        String longest = "\u00E9\"\n,".repeat(25_000);
        desk.save("Id,LastName,Notes\n1,Lovelace,\n");

        desk.update("1", Map.of("Notes", longest));

        assertThat(desk.value("1", "Notes")).isEqualTo(longest);
    }

    @Test
    void anOldCharacterSetIsReadAndWrittenAsItIs() throws IOException {
        Charset old = Charset.forName("windows-1252");
        desk.with("charset", "windows-1252").save("contacts.csv", "Id,LastName\n1,Zo\u00EB\n2,Hopper\n".getBytes(old));

        desk.update("2", Map.of("LastName", "\u00C5ngstr\u00F6m \u20AC"));

        assertThat(new String(Files.readAllBytes(desk.file()), old))
                .isEqualTo("Id,LastName\n1,Zo\u00EB\n2,\u00C5ngstr\u00F6m \u20AC\n");
    }

    @Test
    void theRightsOfTheFileAreKept() throws IOException {
        desk.save("Id,LastName\n1,Lovelace\n");
        Files.setPosixFilePermissions(desk.file(), PosixFilePermissions.fromString("rw-rw-r--"));

        desk.update("1", Map.of("LastName", "King"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.file())))
                .isEqualTo("rw-rw-r--");
    }

    @Test
    void inSpreadsheetModeNoWrittenCellIsAFormula() {
        desk.with("cells", "spreadsheet").save("Id,LastName,Phone\n1,Lovelace,+49 30 1\n");

        desk.update("1", Map.of("LastName", "=cmd|'/c calc'!A1"));
        desk.create("2", Map.of("LastName", "'-already guarded", "Phone", "+49 30 2"));

        assertThat(desk.text()).isEqualTo("""
                Id,LastName,Phone
                1,'=cmd|'/c calc'!A1,+49 30 1
                2,''-already guarded,'+49 30 2
                """);
        assertThat(desk.value("1", "LastName")).isEqualTo("=cmd|'/c calc'!A1");
        assertThat(desk.read("2").values())
                .containsEntry("LastName", "'-already guarded")
                .containsEntry("Phone", "+49 30 2");
    }
}
