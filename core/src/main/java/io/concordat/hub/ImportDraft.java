package io.concordat.hub;

import java.util.Map;
import java.util.Optional;

/**
 * A valid line: what it says of one record, without what it leaves blank.
 *
 * @param line where it stands
 * @param externalKey the record it is about
 * @param values canonical values of attributes, none of them blank
 * @param identities ids in other systems, none of them blank
 * @param known whether it is a known person, if the line says so
 * @param parentKey the external key of what it belongs to, if the line names one
 */
record ImportDraft(
        long line,
        String externalKey,
        Map<String, String> values,
        Map<String, String> identities,
        Optional<Boolean> known,
        Optional<String> parentKey) {

    /** Values are personal data. */
    @Override
    public String toString() {
        return "line " + line;
    }
}
