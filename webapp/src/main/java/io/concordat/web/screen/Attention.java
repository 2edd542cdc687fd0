package io.concordat.web.screen;

/**
 * Something a person should look at.
 *
 * @param path where
 * @param alertId of the alert that says so; "" if none does yet
 * @param seenBy who has seen it; "" for nobody
 */
public record Attention(Mark mark, String path, String alertId, String seenBy) {

    static Attention plain(String tone, String text, String path) {
        return new Attention(new Mark(tone, tone, text), path, "", "");
    }

    /** Whether somebody could still say that they have seen it. */
    public boolean isUnseen() {
        return !alertId.isEmpty() && seenBy.isEmpty();
    }
}
