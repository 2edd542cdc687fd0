package io.concordat.launcher;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.lang.System.Logger.Level;

/**
 * Which serialised Java objects this process reads, whoever asks it to: those that the server itself copies when it
 * fills its directory of names, and plain values. The hub reads none, so whatever else turns up is a mistake or an
 * attack; it is refused before any of its code runs, and the log names its class.
 */
final class SerialFilter {

    /** In the words of {@code jdk.serialFilter}; {@code docs/security.md} tells it to other servers. */
    static final String ACCEPTED = String.join(
            ";",
            "java.lang.*",
            "java.math.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.concurrent.atomic.*",
            "java.net.URL",
            "java.net.URI",
            "java.net.InetAddress",
            "java.net.Inet4Address",
            "java.net.Inet6Address",
            "javax.naming.*",
            "com.sun.enterprise.**",
            "org.glassfish.**",
            "fish.payara.**",
            "!*");

    private static final System.Logger log = System.getLogger(SerialFilter.class.getName());

    private SerialFilter() {}

    /** Sets it for the whole process, unless the operator has said {@code -Djdk.serialFilter}. */
    static void install() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(telling(accepted()));
        }
    }

    static ObjectInputFilter accepted() {
        return ObjectInputFilter.Config.createFilter(ACCEPTED);
    }

    private static ObjectInputFilter telling(ObjectInputFilter filter) {
        return input -> {
            Status verdict = filter.checkInput(input);
            if (verdict == Status.REJECTED) {
                log.log(Level.WARNING, "a serialised object was refused: {0}", input.serialClass());
            }
            return verdict;
        };
    }
}
