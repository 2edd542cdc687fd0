package io.concordat.run;

/**
 * Why a change was not made.
 *
 * @param code stable, upper case, such as {@code VALUE_TOO_LONG}
 * @param message what happened, for a person
 * @param fix what to do; "" if nothing helps
 */
public record ChangeError(String code, String message, String fix) {}
