package io.concordat.hub;

/** How records are written down. */
public enum ImportFormat {
    /** RFC 4180 with a header, for programs: every cell is the value. */
    CSV,
    /** The same for spreadsheets: a cell that they would take for a formula has an apostrophe before it. */
    SPREADSHEET,
    /** One JSON object on each line. */
    NDJSON
}
