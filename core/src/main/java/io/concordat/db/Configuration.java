package io.concordat.db;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the operator of the server configured. A setting {@code concordat.key.file} is looked for as a system property
 * of that name, then as the environment variable {@code CONCORDAT_KEY_FILE}, then in MicroProfile Config where the
 * server has it. A blank value counts as none.
 */
public final class Configuration {

    private static final String DATA_FOLDER = "concordat.data";

    private final Function<String, Optional<String>> source;

    private Configuration(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** The configuration of this process. */
    public static Configuration system() {
        return new Configuration(Configuration::ofProcess);
    }

    /** A configuration of just these settings. */
    public static Configuration of(Map<String, String> settings) {
        Map<String, String> copy = Map.copyOf(settings);
        return new Configuration(name -> Optional.ofNullable(copy.get(name)));
    }

    /** The value of a setting, if it was configured. */
    public Optional<String> find(String name) {
        return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The folder that holds the embedded database, the key file and what else the hub keeps on this machine. */
    public Path dataFolder() {
        return Path.of(find(DATA_FOLDER).orElse("data")).toAbsolutePath().normalize();
    }

    private static Optional<String> ofProcess(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(variable(name))))
                .or(() -> ofServer(name));
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Servers without MicroProfile Config lack its classes or its provider; the setting is then just not there. */
    private static Optional<String> ofServer(String name) {
        try {
            return ConfigProvider.getConfig().getOptionalValue(name, String.class);
        } catch (IllegalStateException | LinkageError withoutMicroProfile) {
            return Optional.empty();
        }
    }
}
