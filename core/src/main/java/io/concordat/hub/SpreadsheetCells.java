package io.concordat.hub;

/**
 * Cells that a spreadsheet must not take for a formula. What {@link #guard} puts before a cell, {@link #unguard} takes
 * away, and no more.
 */
final class SpreadsheetCells {

    private static final String TRIGGERS = "=+-@\t\r\n'";

    private SpreadsheetCells() {}

    static String guard(String cell) {
        return isTriggered(cell) ? "'" + cell : cell;
    }

    static String unguard(String cell) {
        return cell.startsWith("'") && isTriggered(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isTriggered(String cell) {
        return !cell.isEmpty() && TRIGGERS.indexOf(cell.charAt(0)) >= 0;
    }
}
