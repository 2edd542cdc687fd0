package io.concordat.connector.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/**
 * What the file system says of a file's content: different signatures are different contents. Equal ones are the same
 * content only if the file had been left alone for a while when the first was taken ({@link #isFreshAt}).
 */
record Signature(long size, FileTime modified, String key) {

    /** No file system's stamps are coarser. */
    private static final Duration COARSEST_STAMP = Duration.ofSeconds(2);

    static Signature of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Signature(attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
    }

    /** Whether the file was changed so shortly before a time of the same file system that stamps prove nothing. */
    boolean isFreshAt(FileTime time) {
        return modified.toInstant().plus(COARSEST_STAMP).isAfter(time.toInstant());
    }
}
