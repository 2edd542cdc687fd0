package io.concordat.connector.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a connection: which files it holds, and that none of them lies elsewhere. */
final class Folder {

    private static final System.Logger log = System.getLogger(Folder.class.getName());

    static final String LEFTOVER = ".concordat-tmp";

    private final CsvSettings settings;

    Folder(CsvSettings settings) {
        this.settings = settings;
    }

    /** Where it really is, links followed. */
    Path path() {
        try {
            return settings.folder().toRealPath();
        } catch (IOException failure) {
            throw Trouble.failed(settings.folder(), failure);
        }
    }

    Optional<String> modifiedColumn() {
        return settings.modifiedColumn();
    }

    CsvSettings settings() {
        return settings;
    }

    /** The objects whose files are there, in the order they are offered. */
    List<String> objects() {
        Path path = path();
        return settings.files().entrySet().stream()
                .filter(file -> Files.isRegularFile(path.resolve(file.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The file of an object, if it is there. */
    Optional<CsvFile> find(String object) {
        return Optional.ofNullable(settings.files().get(object))
                .map(path()::resolve)
                .filter(Files::isRegularFile)
                .map(file -> new CsvFile(object, real(file), settings.dialect(), settings.idColumn()));
    }

    /** The file of an object that has to be there. */
    CsvFile file(String object) {
        return find(object)
                .orElseThrow(() -> Trouble.misconfigured(Optional.ofNullable(
                                settings.files().get(object))
                        .map(name -> "there is no file " + name + " in the folder; put it there with a header line")
                        .orElse("there is no object \"" + object + "\"")));
    }

    /** Removes what a crash left of a replacement, unless another process is replacing a file right now. */
    void sweep(FileSteps steps) {
        if (!Files.isDirectory(settings.folder()) || !hasLeftovers()) {
            return;
        }
        try {
            FolderLock.inside(path(), () -> removeLeftovers(steps));
        } catch (IOException notAllowed) {
            log.log(System.Logger.Level.WARNING, "what a crash left in the folder could not be removed", notAllowed);
        }
    }

    private boolean hasLeftovers() {
        try {
            return !leftovers().isEmpty();
        } catch (IOException notReadable) {
            return false;
        }
    }

    private int removeLeftovers(FileSteps steps) throws IOException {
        List<Path> leftovers = leftovers();
        for (Path file : leftovers) {
            steps.delete(file);
        }
        return leftovers.size();
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(path())) {
            return files.filter(this::isLeftover).toList();
        }
    }

    private boolean isLeftover(Path file) {
        String name = Trouble.name(file);
        return name.endsWith(LEFTOVER)
                && settings.files().values().stream().anyMatch(of -> name.startsWith("." + of + "."));
    }

    private Path real(Path file) {
        try {
            Path real = file.toRealPath();
            if (!path().equals(real.getParent())) {
                throw Trouble.misconfigured(
                        Trouble.name(file) + " is a link to a file elsewhere; put the file itself into the folder");
            }
            return real;
        } catch (IOException failure) {
            throw Trouble.failed(file, failure);
        }
    }
}
