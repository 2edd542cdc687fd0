package io.concordat.connector.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The file of one object. It may be replaced at any time; every look at it is a new one. */
record CsvFile(String object, Path path, Dialect dialect, String idColumn) {

    /** Starts to read it from the top. */
    OpenFile open() throws IOException {
        return open(UnaryOperator.identity());
    }

    /** Starts to read it from the top through a stream that looks on. */
    OpenFile open(UnaryOperator<InputStream> onlooker) throws IOException {
        InputStream in = onlooker.apply(Files.newInputStream(path));
        try {
            return new OpenFile(this, RowScanner.of(in, path, dialect));
        } catch (IOException | RuntimeException failure) {
            in.close();
            throw failure;
        }
    }

    Header header() throws IOException {
        try (OpenFile open = open()) {
            return open.header();
        }
    }

    Survey survey() throws IOException {
        return Surveyor.survey(this);
    }

    /** A hash of its bytes, the one of its survey. */
    String digest() throws IOException {
        MessageDigest digest = Row.sha256();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    Signature signature() throws IOException {
        return Signature.of(path);
    }

    /** The fields it offers: its columns, as the file beside it or their names describe them. */
    FieldSet fields(Optional<String> modifiedColumn) throws IOException {
        return FieldSet.of(this, header(), modifiedColumn);
    }

    /** The file beside it that describes its columns; it need not exist. */
    Path schema() {
        String name = Trouble.name(path);
        int dot = name.lastIndexOf('.');
        return path.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".schema.csv");
    }
}
