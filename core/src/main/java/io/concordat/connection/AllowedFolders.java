package io.concordat.connection;

import io.concordat.db.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of the server that a connection may name: those under {@code concordat.csv.roots}, several separated as
 * in a path; by default {@code crm} and {@code demo} in the data folder. Links are followed before they are compared,
 * so that none leads out.
 */
@ApplicationScoped
class AllowedFolders {

    static final String ROOTS = "concordat.csv.roots";
    private static final Pattern SEPARATOR = Pattern.compile("[" + Pattern.quote(File.pathSeparator) + ",]");

    private final Configuration configuration;

    @Inject
    AllowedFolders(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Why a folder may not be used; empty if it may. */
    Optional<String> objection(String folder) {
        try {
            Path path = Path.of(folder);
            if (!path.isAbsolute()) {
                return Optional.of("give the whole path of the folder, beginning at the root");
            }
            Optional<Path> real = real(path);
            return real.isPresent()
                            && roots().flatMap(root -> real(root).stream()).anyMatch(real.get()::startsWith)
                    ? Optional.empty()
                    : Optional.of("the folder has to lie under one of the folders that " + ROOTS
                            + " in the server's configuration allows: " + roots().toList());
        } catch (InvalidPathException notAPath) {
            return Optional.of("this is not the path of a folder");
        }
    }

    private Stream<Path> roots() {
        return configuration
                .find(ROOTS)
                .map(list -> SEPARATOR
                        .splitAsStream(list)
                        .map(String::strip)
                        .filter(root -> !root.isEmpty())
                        .map(root -> Path.of(root).toAbsolutePath()))
                .orElseGet(() -> Stream.of(
                        configuration.dataFolder().resolve("crm"),
                        configuration.dataFolder().resolve("demo")));
    }

    /** Where a path really leads, empty if nobody can tell. Of one that is not there yet, the part that is. */
    private static Optional<Path> real(Path path) {
        Path there = path.toAbsolutePath().normalize();
        Path rest = Path.of("");
        while (!Files.exists(there)) {
            Path parent = there.getParent();
            if (parent == null) {
                return Optional.of(there.resolve(rest));
            }
            rest = there.getFileName().resolve(rest);
            there = parent;
        }
        try {
            return Optional.of(there.toRealPath().resolve(rest).normalize());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
