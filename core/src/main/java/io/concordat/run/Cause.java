package io.concordat.run;

/**
 * One reason why changes were not made.
 *
 * @param code as in {@link ChangeError}
 * @param count how many changes
 * @param who can do something about it
 * @param fix what to do; "" if nothing helps
 */
public record Cause(String code, long count, Fixer who, String fix) {

    static Cause of(ChangeError error, long count) {
        return new Cause(error.code(), count, Fixer.of(error.code()), error.fix());
    }
}
