package io.concordat.web.screen;

import java.util.List;
import java.util.Locale;

/** The languages the screens speak. */
final class Languages {

    private static final List<String> OFFERED = List.of("en", "de");

    private Languages() {}

    static List<String> offered() {
        return OFFERED;
    }

    /** What a language calls itself. */
    static String nameOf(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return locale.getDisplayLanguage(locale);
    }

    /** The first one of these that is offered, English if none is. */
    static Locale first(Iterable<Locale> wanted) {
        for (Locale locale : wanted) {
            if (OFFERED.contains(locale.getLanguage())) {
                return Locale.forLanguageTag(locale.getLanguage());
            }
        }
        return Locale.ENGLISH;
    }
}
