package io.concordat.canonical;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as such, before its type is asked: which characters are let in, and when two spellings are one. */
final class PlainText {

    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    private static final int LONGEST_KEY = 255;

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
        return isAscii(text)
                ? text.toLowerCase(Locale.ROOT)
                : compose(compose(text).toLowerCase(Locale.ROOT));
    }

    /** Folded, one blank for every run of blanks, cut to a length that an index can hold. */
    static String key(String text) {
        String key = isPlainKey(text) ? text : collapse(fold(text));
        return key.codePointCount(0, key.length()) <= LONGEST_KEY
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST_KEY)).stripTrailing();
    }

    private static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                gap = true;
            } else {
                if (gap && collapsed.length() > 0) {
                    collapsed.append(' ');
                }
                gap = false;
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }

    /** Most keys are plain already, and this is done for every value of every run. */
    private static boolean isPlainKey(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ';
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
