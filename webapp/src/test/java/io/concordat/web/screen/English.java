package io.concordat.web.screen;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the pages in English: without a page there is no reader whose language could be asked for. */
final class English extends Say {

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("io.concordat.web.messages", Locale.ROOT);

    @Override
    public String of(String key) {
        return WORDS.containsKey(key) ? WORDS.getString(key) : key;
    }

    @Override
    public String of(String key, Object first) {
        return new MessageFormat(of(key), Locale.ROOT).format(new Object[] {first});
    }

    @Override
    public String phrase(String english) {
        return english;
    }
}
