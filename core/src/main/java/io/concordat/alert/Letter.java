package io.concordat.alert;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What somebody is written, in their language. Says what is the matter with which connection and where to look; no
 * values of records, and nothing that another system answered, for that may hold what is not for a mailbox.
 */
record Letter(String subject, String text) {

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);

    /** @param hub the hub's own address; "" for a letter without a link */
    static Letter of(Alert alert, String hub, Locale language) {
        boolean over = alert.resolvedAt().isPresent();
        String connection = plain(alert.connection());
        String what = words("kind." + alert.kind(), language, connection);
        String since = String.valueOf(alert.resolvedAt().orElse(alert.raisedAt()));
        String text = words(over ? "over" : "begun", language, what, since)
                + (hub.isEmpty()
                        ? ""
                        : "\n\n" + hub.replaceFirst("/+$", "") + "/connection?id=" + alert.connectionId());
        return new Letter(words(over ? "subject.over" : "subject", language, what), text + end(language));
    }

    /** To see whether mail arrives. */
    static Letter test(String hub, Locale language) {
        return new Letter(words("test.subject", language), words("test", language, hub) + end(language));
    }

    private static String end(Locale language) {
        return "\n\n" + words("end", language) + "\n";
    }

    /** A name is one line, whatever stands in it. */
    private static String plain(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }

    private static String words(String key, Locale language, Object... filled) {
        try {
            String pattern = ResourceBundle.getBundle(
                            "io.concordat.alert.mail", language, Letter.class.getClassLoader(), NO_OTHER_LANGUAGE)
                    .getString(key);
            return new MessageFormat(pattern, language).format(filled);
        } catch (MissingResourceException unknown) {
            return key;
        }
    }
}
