package io.concordat.connector.csv;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
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

    /** A way to read the file, or a part of it. */
    interface Reading<T> {
        T now() throws IOException;
    }

    /**
     * What is read of the file while it stays as it was. Of one that somebody saves meanwhile rows may be missing or
     * cut in two: that is no answer, and no fault of the file.
     */
    <T> T unchanged(Signature before, Reading<T> reading) throws IOException {
        T read;
        try {
            read = reading.now();
        } catch (ConnectorException perhapsHalfARow) {
            require(before);
            throw perhapsHalfARow;
        }
        require(before);
        return read;
    }

    private void require(Signature before) throws IOException {
        if (!signature().equals(before)) {
            throw new ConnectorException(
                    Failure.UNREACHABLE,
                    Trouble.name(path) + " was changed while it was read; the next run reads it again");
        }
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
