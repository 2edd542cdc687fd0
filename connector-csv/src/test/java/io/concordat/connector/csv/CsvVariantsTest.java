package io.concordat.connector.csv;

import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorContract;
import io.concordat.connector.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract holds for other ways to write CSV too. */
class CsvVariantsTest {

    /** As a German spreadsheet saves it. */
    @Nested
    class SemicolonsWithByteOrderMarkAndCarriageReturns extends Variant {

        SemicolonsWithByteOrderMarkAndCarriageReturns() {
            super(
                    "\uFEFF\"Kennung\";\"LastName\";\"Email\";\"Notes\"\r\n",
                    Map.of("delimiter", "semicolon", "idColumn", "Kennung"));
        }
    }

    @Nested
    class TabsWithSingleQuotes extends Variant {

        TabsWithSingleQuotes() {
            super("Notes\tEmail\tLastName\tId", Map.of("delimiter", "tab", "quote", "single"));
        }
    }

    @Nested
    class CellsThatASpreadsheetOpensSafely extends Variant {

        CellsThatASpreadsheetOpensSafely() {
            super("Id|LastName|Email|Notes\n", Map.of("delimiter", "pipe", "cells", "spreadsheet"));
        }
    }

    @Nested
    class AnOldCharacterSet extends Variant {

        AnOldCharacterSet() {
            super("Id,LastName,Email,Notes\n", Map.of("charset", "windows-1252"));
        }

        @Override
        public List<String> hostileValues() {
            return List.of("=1+1", "Zo\u00EB \u00C5ngstr\u00F6m", "\u20AC 5", "\u201Equoted\u201C", "a,\"b\"\nc");
        }
    }

    private abstract static class Variant implements ConnectorContract {

        @TempDir
        Path folder;

        private final String header;
        private final Map<String, String> settings;

        Variant(String header, Map<String, String> settings) {
            this.header = header;
            this.settings = settings;
        }

        @BeforeEach
        void anEmptyFile() throws IOException {
            Files.write(folder.resolve("people.txt"), header.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Connector connector() {
            return new CsvConnector();
        }

        @Override
        public Settings settings() {
            Map<String, String> all = new HashMap<>(settings);
            all.put("folder", folder.toString());
            all.put("contactsFile", "people.txt");
            return new Settings(all);
        }

        @Override
        public String object() {
            return "Contact";
        }

        @Override
        public Map<String, String> sample(int number) {
            return Map.of("LastName", "Person " + number, "Email", "+" + number, "Notes", "note " + number);
        }

        @Override
        public String textField() {
            return "Notes";
        }
    }
}
