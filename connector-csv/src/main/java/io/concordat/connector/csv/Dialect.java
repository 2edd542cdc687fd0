package io.concordat.connector.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How text is put into the bytes of a file. The charset is one in which ASCII stands for itself, so that delimiter,
 * quote and line ends can be found in the bytes.
 *
 * @param delimiter between two cells; ASCII
 * @param quote around a cell; ASCII
 * @param spreadsheet whether cells that a spreadsheet would take for formulas carry an apostrophe
 */
record Dialect(char delimiter, char quote, Charset charset, boolean spreadsheet) {

    /** Longest cell, in UTF-16 units. */
    static final int LONGEST_CELL = 100_000;

    private static final char REPLACED = '\uFFFD';

    private static final Pattern LIKE_A_FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n\\x00].*", Pattern.DOTALL);

    /** The text of a cell without its quotes, line breaks as LF; empty if the bytes are not of this charset. */
    Optional<String> decode(byte[] cell) {
        return text(cell).map(Dialect::withLineFeeds).map(text -> spreadsheet ? unguarded(text) : text);
    }

    /** The bytes of a cell, quoted if it has to be or is wanted so; empty if the charset has no bytes for the text. */
    Optional<byte[]> encode(String text, boolean quoted) {
        String guarded = spreadsheet ? guarded(text) : text;
        String written = quoted || needsQuotes(guarded) ? quoted(guarded) : guarded;
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(written));
            byte[] cell = new byte[bytes.remaining()];
            bytes.get(cell);
            return Optional.of(cell);
        } catch (CharacterCodingException notOfThisCharset) {
            return Optional.empty();
        }
    }

    /** Whether bytes are of this charset from first to last. */
    boolean holds(byte[] bytes) {
        return text(bytes).isPresent();
    }

    private Optional<String> text(byte[] cell) {
        String text = new String(cell, charset);
        return text.indexOf(REPLACED) < 0 ? Optional.of(text) : strictly(cell);
    }

    /** Tells a replacement character that stands in the file from one that stands for broken bytes. */
    private Optional<String> strictly(byte[] cell) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(cell))
                    .toString());
        } catch (CharacterCodingException notOfThisCharset) {
            return Optional.empty();
        }
    }

    private boolean needsQuotes(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ') {
            return true;
        }
        return text.indexOf(delimiter) >= 0
                || text.indexOf(quote) >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
    }

    private String quoted(String text) {
        String mark = String.valueOf(quote);
        return mark + text.replace(mark, mark + mark) + mark;
    }

    private static String withLineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String guarded(String text) {
        return LIKE_A_FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    private static String unguarded(String text) {
        return text.startsWith("'") && LIKE_A_FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }
}
