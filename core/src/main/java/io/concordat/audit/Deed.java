package io.concordat.audit;

/**
 * Something that somebody did and that is to be remembered.
 *
 * @param actor who; a user's name
 * @param address from where; "" if from the hub itself
 * @param action what, in the past tense and upper case, such as {@code CONNECTION_CREATED}
 * @param targetKind to what kind of thing, such as {@code connection}
 * @param targetId to which one; "" if there is only one
 * @param detail what else a reader wants to know; no secrets, no personal data
 */
public record Deed(String actor, String address, String action, String targetKind, String targetId, String detail) {}
