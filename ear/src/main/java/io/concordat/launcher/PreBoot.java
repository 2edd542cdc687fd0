package io.concordat.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The commands that give the server its address and the data source {@code jdbc/concordat}, before it starts anything.
 */
final class PreBoot {

    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address";

    private PreBoot() {}

    /** Writes the commands to a file that is gone when the server has stopped. It holds no password. */
    static Path write(Settings settings) throws IOException {
        Path file = Files.createTempFile("concordat", ".commands");
        file.toFile().deleteOnExit();
        return Files.write(file, commands(settings));
    }

    static List<String> commands(Settings settings) {
        return List.of(
                "set " + LISTENER + "=" + settings.host(),
                "create-jdbc-connection-pool --restype=javax.sql.DataSource --datasourceclassname=" + driver(settings)
                        + " --steadypoolsize=2 --maxpoolsize=40" + validation(settings)
                        + " --property=url=${MPCONFIG=concordat.db.url}:user=${MPCONFIG=concordat.db.user}:password="
                        + password(settings) + " concordat",
                "create-jdbc-resource --connectionpoolid=concordat jdbc/concordat");
    }

    private static String driver(Settings settings) {
        return settings.isPostgres() ? "org.postgresql.ds.PGSimpleDataSource" : "org.h2.jdbcx.JdbcDataSource";
    }

    /**
     * The server looks it up by itself. No password is said as the default of a name that nobody gives a value, since
     * the server takes none outright; it would find no value by such a name either.
     */
    private static String password(Settings settings) {
        return settings.hasDatabasePassword()
                ? "${MPCONFIG=concordat.db.password}"
                : "${MPCONFIG=concordat.db.none\\:}";
    }

    /** A database server may be restarted under us; a file may not. */
    private static String validation(Settings settings) {
        return settings.isPostgres()
                ? " --isconnectvalidatereq=true --validateatmostonceperiod=10 --validationmethod=custom-validation"
                        + " --validationclassname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
                : "";
    }
}
