package io.concordat.canonical;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as such, before its type is asked: which characters are let in, and when two spellings are one. */
final class PlainText {

    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    private static final Pattern INNER_BLANKS = Pattern.compile("[\\p{IsWhite_Space}]+");

    private PlainText() {}

    /** Whether every character can be kept exactly by both databases and by JSON. */
    static boolean isValid(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == raw.length() || !Character.isSurrogatePair(c, raw.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Composed, with LF for line ends, without outer blanks. */
    static String clean(String raw) {
        String text = raw.indexOf('\r') < 0 ? raw : LINE_END.matcher(raw).replaceAll("\n");
        return isAscii(text) ? text.strip() : compose(text).strip();
    }

    /** The same for all spellings that differ in case only. */
    static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String upper = compose(text.toUpperCase(Locale.ROOT));
        return compose(upper.toLowerCase(Locale.ROOT));
    }

    /** One blank for every run of blanks. */
    static String collapse(String text) {
        return INNER_BLANKS.matcher(text).replaceAll(" ");
    }

    private static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
