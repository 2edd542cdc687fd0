package io.concordat.connector.csv;

import io.concordat.connector.SettingSpec;
import io.concordat.connector.SettingSpec.Kind;
import io.concordat.connector.Settings;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a CSV connection, checked.
 *
 * @param folder absolute; need not exist
 * @param files the name of each object's file, by object, in the order they are offered
 * @param idColumn the column that holds a row's id
 * @param modifiedColumn the column that says when a row was last changed, if there is one
 */
record CsvSettings(
        Path folder, Map<String, String> files, Dialect dialect, String idColumn, Optional<String> modifiedColumn) {

    static final List<SettingSpec> SPECS = List.of(
            new SettingSpec(
                    "folder",
                    "Folder",
                    Kind.FOLDER,
                    true,
                    false,
                    "The folder on the server that holds the files, as an absolute path.",
                    List.of(),
                    ""),
            SettingSpec.text("contactsFile", "Contacts file", "The file with the contacts.", "contacts.csv"),
            SettingSpec.text("accountsFile", "Accounts file", "The file with the accounts.", "accounts.csv"),
            SettingSpec.text("leadsFile", "Leads file", "The file with the leads.", "leads.csv"),
            SettingSpec.choice(
                    "delimiter",
                    "Delimiter",
                    "What stands between two cells.",
                    List.of("comma", "semicolon", "tab", "pipe")),
            SettingSpec.choice(
                    "quote", "Quote", "What encloses a cell with special characters.", List.of("double", "single")),
            SettingSpec.choice(
                    "charset",
                    "Character set",
                    "How letters are stored. Choose UTF-8 unless the file comes from an old program.",
                    List.of("UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15")),
            SettingSpec.text(
                    "idColumn", "Id column", "The column that identifies a row, different in every row.", "Id"),
            SettingSpec.text(
                    "modifiedColumn",
                    "Modified column",
                    "The column with the time of a row's last change, such as 2026-02-28T23:59:59Z. Leave it empty if"
                            + " there is none.",
                    ""),
            SettingSpec.choice(
                    "cells",
                    "Cells",
                    "Choose spreadsheet to put an apostrophe before cells that a spreadsheet would take for formulas;"
                            + " the hub takes it off again when it reads.",
                    List.of("plain", "spreadsheet")));

    CsvSettings {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    static CsvSettings of(Settings settings) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Contact", fileName(settings, "contactsFile"));
        files.put("Account", fileName(settings, "accountsFile"));
        files.put("Lead", fileName(settings, "leadsFile"));
        if (files.values().stream().distinct().count() < files.size()) {
            throw Trouble.misconfigured("two objects share a file; give each a file of its own");
        }
        Dialect dialect = new Dialect(
                delimiter(value(settings, "delimiter")),
                value(settings, "quote").equals("single") ? '\'' : '"',
                Charset.forName(value(settings, "charset")),
                value(settings, "cells").equals("spreadsheet"));
        return new CsvSettings(
                folder(settings.get("folder")),
                files,
                dialect,
                value(settings, "idColumn"),
                settings.find("modifiedColumn"));
    }

    private static String value(Settings settings, String name) {
        SettingSpec spec = SPECS.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        String value = settings.find(name).orElse(spec.defaultValue());
        if (spec.kind() == Kind.CHOICE && !spec.choices().contains(value)) {
            throw Trouble.misconfigured("the setting \"" + name + "\" is one of " + String.join(", ", spec.choices()));
        }
        return value;
    }

    private static Path folder(String text) {
        Path folder = path("folder", text);
        if (!folder.isAbsolute()) {
            throw Trouble.misconfigured("the setting \"folder\" must be an absolute path");
        }
        return folder.normalize();
    }

    private static String fileName(Settings settings, String name) {
        String text = value(settings, name);
        Path path = path(name, text);
        if (path.getNameCount() != 1 || path.isAbsolute() || text.startsWith(".") || text.contains("\\")) {
            throw Trouble.misconfigured("the setting \"" + name + "\" must be the name of a file in the folder");
        }
        return text;
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw Trouble.misconfigured("the setting \"" + name + "\" is not a path");
        }
    }

    private static char delimiter(String name) {
        return switch (name) {
            case "semicolon" -> ';';
            case "tab" -> '\t';
            case "pipe" -> '|';
            default -> ',';
        };
    }
}
