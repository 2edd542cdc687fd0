package io.concordat.run;

import java.util.Map;

/** Who can do something about a change that was not made. */
public enum Fixer {
    /** Nobody has to; a later run tries again. */
    NOBODY("nobody; the next run tries again"),
    /** Whoever looks after the record, here or there. */
    RECORD_OWNER("whoever looks after the record"),
    /** Whoever configures the connection in the hub. */
    HUB_ADMIN("the administrator of the hub"),
    /** Whoever administers the remote system. */
    REMOTE_ADMIN("the administrator of the remote system");

    private static final Map<String, Fixer> BY_CODE = Map.ofEntries(
            Map.entry("BUSY", NOBODY),
            Map.entry("CANCELLED", NOBODY),
            Map.entry("CHANGED_MEANWHILE", NOBODY),
            Map.entry("EXISTS", NOBODY),
            Map.entry("OUTCOME_UNKNOWN", NOBODY),
            Map.entry("THROTTLED", NOBODY),
            Map.entry("UNREACHABLE", NOBODY),
            Map.entry("TOO_FRESH", NOBODY),
            Map.entry("FIELD_NOT_WRITABLE", REMOTE_ADMIN),
            Map.entry("AUTOMATION_FAILED", REMOTE_ADMIN),
            Map.entry("CONVERTED", NOBODY),
            Map.entry("MERGED", NOBODY),
            Map.entry("OWNER_INACTIVE", REMOTE_ADMIN),
            Map.entry("PARENT_MISSING", REMOTE_ADMIN),
            Map.entry("RECORD_LOCKED", REMOTE_ADMIN),
            Map.entry("REFUSED", REMOTE_ADMIN),
            Map.entry("STORAGE_FULL", REMOTE_ADMIN),
            Map.entry("NOT_DELETABLE", REMOTE_ADMIN),
            Map.entry("NOT_PERMITTED", REMOTE_ADMIN),
            Map.entry("NOT_UPDATEABLE", REMOTE_ADMIN),
            Map.entry("CREDENTIALS_REFUSED", HUB_ADMIN),
            Map.entry("MISCONFIGURED", HUB_ADMIN),
            Map.entry("NOT_TRANSLATED", HUB_ADMIN),
            Map.entry("UNKNOWN_ATTRIBUTE", HUB_ADMIN),
            Map.entry("UNKNOWN_FIELD", HUB_ADMIN),
            Map.entry("UNKNOWN_PICKLIST_VALUE", HUB_ADMIN),
            Map.entry("WRITING_OFF", HUB_ADMIN));

    private final String label;

    Fixer(String label) {
        this.label = label;
    }

    /** Refusals that name a value or that only the remote system understands are about the record. */
    static Fixer of(String code) {
        return BY_CODE.getOrDefault(code, RECORD_OWNER);
    }

    /** In words, for the screen. */
    public String label() {
        return label;
    }
}
