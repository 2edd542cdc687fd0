package io.concordat.connector.csv;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The right to write in a folder: of one thread in this process, and of one process among those that ask for it. */
final class FolderLock {

    /** What is done while nobody else writes. */
    interface Action<T> {
        T run() throws IOException;
    }

    private static final System.Logger log = System.getLogger(FolderLock.class.getName());

    static final String NAME = ".concordat.lock";

    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final ReentrantLock lock;
    private final FileChannel channel;

    private FolderLock(ReentrantLock lock, FileChannel channel) {
        this.lock = lock;
        this.channel = channel;
    }

    /** Runs an action alone in a folder; empty, and nothing done, if another process writes there. */
    static <T> Optional<T> inside(Path folder, Action<T> action) throws IOException {
        Optional<FolderLock> lock = take(folder);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        FolderLock held = lock.get();
        try {
            return Optional.of(action.run());
        } finally {
            held.release();
        }
    }

    /** Waits for the other threads of this process; empty if another process writes in the folder. */
    private static Optional<FolderLock> take(Path folder) throws IOException {
        ReentrantLock lock = LOCKS.computeIfAbsent(folder, unused -> new ReentrantLock(true));
        lock.lock();
        Optional<FileChannel> channel = Optional.empty();
        try {
            channel = lockedFile(folder.resolve(NAME));
        } finally {
            if (channel.isEmpty()) {
                lock.unlock();
            }
        }
        return channel.map(open -> new FolderLock(lock, open));
    }

    /**
     * Lets others write. What was written is safe already, so a lock file that cannot be closed is no failure of it.
     */
    private void release() {
        try {
            channel.close();
        } catch (IOException nothingIsLost) {
            log.log(System.Logger.Level.WARNING, "the lock file could not be closed", nothingIsLost);
        } finally {
            lock.unlock();
        }
    }

    private static Optional<FileChannel> lockedFile(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = Optional.ofNullable(channel.tryLock()).isPresent();
        } catch (OverlappingFileLockException otherClassLoader) {
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? Optional.of(channel) : Optional.empty();
    }
}
