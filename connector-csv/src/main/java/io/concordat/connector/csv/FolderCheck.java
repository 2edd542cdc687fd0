package io.concordat.connector.csv;

import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks over a folder and all its files without changing anything. */
final class FolderCheck {

    private static final int LINES_NAMED = 5;

    private final Folder folder;
    private final List<Check> findings = new ArrayList<>();

    FolderCheck(Folder folder) {
        this.folder = folder;
    }

    List<Check> findings() {
        Path path = folder.settings().folder();
        if (!Files.isDirectory(path) || !Files.isReadable(path)) {
            return List.of(Check.failed(
                    "FOLDER",
                    path + " is not a folder that the server can read",
                    "create it, mount it, or correct the setting \"folder\""));
        }
        findings.add(Check.passed("FOLDER", folder.path().toString()));
        findings.add(
                Files.isWritable(path)
                        ? Check.passed("FOLDER_WRITABLE", "files can be replaced")
                        : Check.failed(
                                "FOLDER_WRITABLE",
                                "the server may read the folder and not write to it",
                                "give the server's user the right to write, or use the connection for reading only"));
        folder.settings().files().forEach(this::check);
        return List.copyOf(findings);
    }

    private void check(String object, String name) {
        String code = object.toUpperCase(Locale.ROOT);
        try {
            Optional<CsvFile> file = folder.find(object);
            if (file.isPresent()) {
                checkContent(code, file.get());
                return;
            }
            String fix = "put " + name + " with a header line into the folder if you want to bind it";
            boolean needed = folder.objects().isEmpty();
            findings.add(new Check(code + "_FILE", !needed, "there is no " + name, fix));
        } catch (IOException failure) {
            report(code, Trouble.failed(folder.path().resolve(name), failure));
        } catch (ConnectorException trouble) {
            report(code, trouble);
        }
    }

    private void checkContent(String code, CsvFile file) throws IOException {
        Header header = file.header();
        Survey survey = file.survey();
        findings.add(Check.passed(
                code + "_FILE",
                Trouble.name(file.path()) + ": " + survey.rows() + " rows, " + header.size() + " columns"));
        checkIds(code, survey);
        checkSchema(code, file, header);
        checkModifiedColumn(code, header);
    }

    private void checkIds(String code, Survey survey) {
        if (survey.withoutId() > 0) {
            findings.add(Check.failed(
                    code + "_IDS",
                    survey.withoutId() + " rows have no id and are left out, the first in line "
                            + survey.firstWithoutId().orElse(0L),
                    "give every row an id of its own"));
        }
        if (!survey.duplicates().isEmpty()) {
            String lines = survey.duplicates().values().stream()
                    .sorted((one, other) -> Long.compare(one.get(0), other.get(0)))
                    .limit(LINES_NAMED)
                    .map(of -> of.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                    .collect(Collectors.joining("; "));
            findings.add(Check.failed(
                    code + "_DUPLICATES",
                    survey.duplicates().size() + " ids stand in more than one row, which are neither read nor written;"
                            + " lines " + lines,
                    "give every row an id of its own"));
        }
    }

    private void checkSchema(String code, CsvFile file, Header header) throws IOException {
        Map<String, ?> described = Schema.read(file);
        Set<String> unknown = described.keySet().stream()
                .filter(name -> header.find(name).isEmpty())
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            findings.add(Check.failed(
                    code + "_SCHEMA",
                    Trouble.name(file.schema()) + " describes columns that are not there: " + unknown,
                    "correct the names or remove those lines"));
        }
    }

    private void checkModifiedColumn(String code, Header header) {
        folder.modifiedColumn()
                .filter(name -> header.find(name).isEmpty())
                .ifPresent(name -> findings.add(Check.failed(
                        code + "_MODIFIED",
                        "there is no column \"" + name + "\"",
                        "add the column or empty the setting \"modifiedColumn\"")));
    }

    private void report(String code, ConnectorException trouble) {
        String message = Optional.ofNullable(trouble.getMessage()).orElse("");
        findings.add(Check.failed(code + "_FILE", message, "correct the file and check again"));
    }
}
