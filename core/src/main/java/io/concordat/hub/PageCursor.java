package io.concordat.hub;

import io.concordat.HubException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page ended.
 *
 * @param key the key of the last record, "" where records go by id alone
 * @param id the last record
 */
record PageCursor(String key, UUID id) {

    private static final int ID_LENGTH = 36;

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + key).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws HubException if the text is no cursor of ours */
    static PageCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new PageCursor(plain.substring(ID_LENGTH), UUID.fromString(plain.substring(0, ID_LENGTH)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            throw HubException.invalid("after", "this is not a cursor of a list; start from the first page");
        }
    }

    static Optional<PageCursor> parse(Optional<String> text) {
        return text.map(PageCursor::parse);
    }
}
