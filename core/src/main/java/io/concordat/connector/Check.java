package io.concordat.connector;

/**
 * One finding of a connection check.
 *
 * @param code stable, upper case, such as {@code FOLDER_WRITABLE}
 * @param ok whether it is as it should be
 * @param detail what was found
 * @param fix what to do; empty if there is nothing to do. One that is as it should be may say what would be better
 */
public record Check(String code, boolean ok, String detail, String fix) {

    public static Check passed(String code, String detail) {
        return new Check(code, true, detail, "");
    }

    public static Check failed(String code, String detail, String fix) {
        return new Check(code, false, detail, fix);
    }

    /** It works as it is, and something would be better: a right that is more than is needed, a custom that is old. */
    public static Check advice(String code, String detail, String fix) {
        return new Check(code, true, detail, fix);
    }
}
