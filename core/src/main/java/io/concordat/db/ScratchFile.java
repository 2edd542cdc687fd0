package io.concordat.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Room for many numbers that need not stand in the heap: a file of the folder for temporary ones, which is gone as soon
 * as nobody uses it. Few numbers stand in the heap.
 */
public final class ScratchFile {

    private static final System.Logger log = System.getLogger(ScratchFile.class.getName());

    private static final int BLOCK = 1 << 16;
    private static final int MOST_IN_HEAP = 1 << 16;

    private ScratchFile() {}

    /** So many numbers, all 0. They stand in the heap too if there is no room for a file. */
    public static LongBuffer longs(int count) {
        if (count <= MOST_IN_HEAP) {
            return LongBuffer.allocate(count);
        }
        try {
            return mapped((long) count * Long.BYTES);
        } catch (IOException refused) {
            log.log(System.Logger.Level.WARNING, "no temporary file can be made; memory is used instead", refused);
            return LongBuffer.allocate(count);
        }
    }

    /** The file is written before it is mapped: a disk that is full says so now, and not while the numbers are used. */
    private static LongBuffer mapped(long bytes) throws IOException {
        Path file = Files.createTempFile("concordat", ".scratch");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (long written = 0; written < bytes; ) {
                written += channel.write(ByteBuffer.allocate((int) Math.min(BLOCK, bytes - written)), written);
            }
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).asLongBuffer();
        }
    }
}
