package io.concordat.connector;

/**
 * One finding of a connection check.
 *
 * @param code stable, upper case, such as {@code FOLDER_WRITABLE}
 * @param ok whether it is as it should be
 * @param detail what was found
 * @param fix what to do, empty if it is all right
 */
public record Check(String code, boolean ok, String detail, String fix) {

    public static Check passed(String code, String detail) {
        return new Check(code, true, detail, "");
    }

    public static Check failed(String code, String detail, String fix) {
        return new Check(code, false, detail, fix);
    }
}
