package io.concordat.alert;

import io.concordat.db.Configuration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is told of alerts by mail, and by which server, as the operator of this one configured it. The server for mail is
 * named nowhere else, so no user of the hub can have it call another host.
 *
 * @param session the name of a session for mail that the server has; empty if the other settings say how to send
 * @param user "" to send without signing in
 * @param readers whom to write to, by language
 * @param hub where a link leads; "" for none
 */
record MailSettings(
        Optional<String> session,
        String host,
        int port,
        Protection protection,
        String user,
        String password,
        String from,
        Map<Locale, List<String>> readers,
        String hub) {

    static final String TO = "concordat.alert.mail";
    static final String SESSION = "concordat.mail.session";
    static final String HOST = "concordat.mail.host";
    static final String PORT = "concordat.mail.port";
    static final String TLS = "concordat.mail.tls";
    static final String USER = "concordat.mail.user";
    static final String PASSWORD = "concordat.mail.password";
    static final String FROM = "concordat.mail.from";

    private static final String PATIENCE_MILLIS = "10000";

    /** How the way to the server is protected; its certificate has to be good and for its name. */
    enum Protection {
        /** Begins in the clear, and does not go on unless it is protected. */
        STARTTLS(587),
        /** From the first byte. */
        TLS(465),
        /** Not at all: for a server on the same machine or network; never with a password. */
        NONE(25);

        private final int port;

        Protection(int port) {
            this.port = port;
        }
    }

    MailSettings {
        readers = Map.copyOf(readers);
        if (protection == Protection.NONE && !password.isEmpty()) {
            throw new IllegalArgumentException("no password is sent without protection: set CONCORDAT_MAIL_TLS");
        }
    }

    /** Empty unless somebody is to be written to and there is a way to do it. */
    static Optional<MailSettings> of(Configuration configuration) {
        Map<Locale, List<String>> readers = readers(configuration.find(TO).orElse(""));
        Optional<String> session = configuration.find(SESSION);
        Optional<String> host = configuration.find(HOST);
        if (readers.isEmpty() || (session.isEmpty() && host.isEmpty())) {
            return Optional.empty();
        }
        Protection protection = configuration
                .find(TLS)
                .map(name -> Protection.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(Protection.STARTTLS);
        return Optional.of(new MailSettings(
                session,
                host.orElse(""),
                configuration.find(PORT).map(Integer::parseInt).orElse(protection.port),
                protection,
                configuration.find(USER).orElse(""),
                configuration.find(PASSWORD).orElse(""),
                configuration.find(FROM).orElse("concordat@" + host.orElse("localhost")),
                readers,
                configuration.find("concordat.url").orElse("")));
    }

    /** Such as {@code ops@example.com, technik@example.com=de}; English unless another language is named. */
    private static Map<Locale, List<String>> readers(String text) {
        return Stream.of(text.split("[,\\s]+"))
                .filter(reader -> !reader.isBlank())
                .map(reader -> reader.split("=", 2))
                .collect(Collectors.groupingBy(
                        parts -> parts.length < 2 ? Locale.ENGLISH : Locale.forLanguageTag(parts[1]),
                        LinkedHashMap::new,
                        Collectors.mapping(parts -> parts[0], Collectors.toList())));
    }

    /** What the library for mail wants to know. */
    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "mail.smtp.connectiontimeout",
                PATIENCE_MILLIS,
                "mail.smtp.timeout",
                PATIENCE_MILLIS,
                "mail.smtp.writetimeout",
                PATIENCE_MILLIS,
                "mail.smtp.auth",
                Boolean.toString(!user.isEmpty()),
                "mail.smtp.starttls.enable",
                Boolean.toString(protection == Protection.STARTTLS),
                "mail.smtp.starttls.required",
                Boolean.toString(protection == Protection.STARTTLS),
                "mail.smtp.ssl.enable",
                Boolean.toString(protection == Protection.TLS),
                "mail.smtp.ssl.checkserveridentity",
                "true",
                "mail.smtp.ssl.protocols",
                "TLSv1.2 TLSv1.3"));
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", " + protection + "]";
    }
}
