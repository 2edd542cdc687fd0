package io.concordat.connector.csv;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/** The steps by which a file is replaced, one by one, so that a test can stop between any two of them. */
interface FileSteps {

    FileSteps REAL = new FileSteps() {};

    /** Creates an empty file that nobody else uses. */
    default Path create(Path folder, String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, prefix, suffix);
    }

    default OutputStream write(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 256 * 1024);
    }

    /** Gives the new file the rights of the old one, as far as the server's user may. */
    default void dress(Path file, Path original) throws IOException {
        Optional<PosixFileAttributeView> view =
                Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
        if (view.isPresent()) {
            PosixFileAttributes wanted = Files.readAttributes(original, PosixFileAttributes.class);
            if (!view.get().readAttributes().group().equals(wanted.group())) {
                view.get().setGroup(wanted.group());
            }
            view.get().setPermissions(wanted.permissions());
        }
    }

    /** Does not return before the content of a file, or the names in a folder, are on the disk. */
    default void force(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && File.separatorChar == '\\') {
            return; // Windows keeps names by itself and lets nobody open a folder
        }
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Puts one file in the place of another, in one step. */
    default void replace(Path file, Path target) throws IOException {
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
