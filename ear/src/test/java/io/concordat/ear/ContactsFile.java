package io.concordat.ear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The contacts of the CRM as somebody with an editor sees them: a line for each, with plain cells. The first and the
 * last column are nothing to the hub.
 */
final class ContactsFile {

    static final List<String> COLUMNS =
            List.of("Owner", "Id", "LastName", "Email", "Phone", "Title", "Department", "MobilePhone", "Region");

    private final Path path;

    ContactsFile(Path folder) {
        this.path = folder.resolve("contacts.csv");
    }

    static int column(String name) {
        return COLUMNS.indexOf(name);
    }

    List<List<String>> rows() throws IOException {
        return Files.readAllLines(path).stream()
                .skip(1)
                .<List<String>>map(line -> new ArrayList<>(List.of(line.split(",", -1))))
                .toList();
    }

    void save(List<List<String>> rows) throws IOException {
        String text = rows.stream().map(row -> String.join(",", row) + "\n").collect(Collectors.joining());
        Path copy = path.resolveSibling("contacts.saved");
        Files.writeString(copy, String.join(",", COLUMNS) + "\n" + text);
        Files.move(copy, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
