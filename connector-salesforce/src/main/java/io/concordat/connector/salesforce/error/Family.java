package io.concordat.connector.salesforce.error;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of error of one record. Its name is the code that the hub shows; who can mend it goes with that.
 *
 * <p>Salesforce knows several hundred codes. Those that name no family are {@link #REFUSED}.
 */
public enum Family {
    /** Somebody else is writing to the record or its account at this moment. */
    BUSY(
            "wait; it is tried again by itself",
            "UNABLE_TO_LOCK_ROW",
            "TOO_MANY_LOCK_FAILURE",
            "TOOMANYLOCKFAILURE",
            "SERVER_UNAVAILABLE",
            "REQUEST_RUNNING_TOO_LONG",
            "TOO_MANY_APEX_REQUESTS",
            "API_CURRENTLY_DISABLED",
            "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
            "TXN_SECURITY_METERING_ERROR",
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "PROCESSING_HALTED"),
    /** The record was deleted, merged or converted. */
    GONE(
            "nothing; the record is read again, and its pair moves or rests",
            "ENTITY_IS_DELETED",
            "NOT_FOUND",
            "CANNOT_UPDATE_CONVERTED_LEAD"),
    VALUE_TOO_LONG(
            "shorten the value in the hub, or lengthen the field in Salesforce",
            "STRING_TOO_LONG",
            "DATA_TOO_LARGE",
            "FIELD_VALUE_TOO_LONG"),
    REQUIRED_FIELD_MISSING(
            "fill the field in, map it, or give the mapping a default value",
            "REQUIRED_FIELD_MISSING",
            "MISSING_ARGUMENT"),
    UNKNOWN_PICKLIST_VALUE(
            "add the value to the picklist in Salesforce, or translate it in the mapping",
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"),
    /** A value of the wrong form, such as an e-mail address without a domain. */
    INVALID_VALUE(
            "correct the value in the hub; Salesforce says what is wrong with it",
            "INVALID_EMAIL_ADDRESS",
            "FIELD_INTEGRITY_EXCEPTION",
            "FIELD_FILTER_VALIDATION_EXCEPTION",
            "INVALID_TYPE_ON_FIELD_IN_RECORD",
            "NUMBER_OUTSIDE_VALID_RANGE",
            "JSON_PARSER_ERROR",
            "MALFORMED_ID",
            "INVALID_DATE_FORMAT",
            "INVALIDBATCH"),
    /** A rule that the organisation's administrator has made. */
    VALIDATION_RULE(
            "change the record so that it fulfils the rule, or ask the Salesforce administrator to change the rule",
            "FIELD_CUSTOM_VALIDATION_EXCEPTION"),
    /** Salesforce thinks it has this person or company already. Its rules are never overridden. */
    DUPLICATE(
            "look at the records in Salesforce: pair the right one by hand, or change what makes them look the same",
            "DUPLICATES_DETECTED",
            "DUPLICATE_VALUE",
            "DUPLICATE_EXTERNAL_ID"),
    /** What the record points to is not there. */
    PARENT_MISSING(
            "see that the account is there and that the signed-in user may see it",
            "INVALID_CROSS_REFERENCE_KEY",
            "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"),
    NOT_PERMITTED(
            "give the signed-in user edit access to the object and to this record in Salesforce",
            "INSUFFICIENT_ACCESS",
            "INSUFFICIENT_ACCESS_OR_READONLY",
            "TRANSFER_REQUIRES_READ",
            "TXN_SECURITY_NO_ACCESS",
            "CANNOT_MODIFY_MANAGED_OBJECT"),
    FIELD_NOT_WRITABLE(
            "give the signed-in user edit access to the field (field-level security), or take it out of the mapping",
            "INVALID_FIELD_FOR_INSERT_UPDATE",
            "INVALID_FIELD",
            "INVALID_TYPE"),
    /** A trigger, a flow or a policy of the organisation failed. */
    AUTOMATION_FAILED(
            "show the message to the Salesforce administrator: a trigger or flow of the organisation failed on it",
            "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
            "CANNOT_EXECUTE_FLOW_TRIGGER",
            "APEX_ERROR",
            "TXN_SECURITY_APEX_ERROR",
            "TXN_SECURITY_RUNTIME_ERROR",
            "UNKNOWN_EXCEPTION"),
    OWNER_INACTIVE(
            "give the record an active owner in Salesforce", "INACTIVE_OWNER_OR_USER", "OPERATION_WITH_INACTIVE_USER"),
    STORAGE_FULL("free or buy storage in Salesforce", "STORAGE_LIMIT_EXCEEDED"),
    RECORD_LOCKED("wait for the approval in Salesforce, or have the record unlocked", "ENTITY_IS_LOCKED"),
    REFUSED("read what Salesforce says, and show it to the Salesforce administrator");

    private static final Map<String, Family> BY_CODE = byCode();

    private final String fix;

    @SuppressWarnings("ImmutableEnumChecker") // the list is made by List.of
    private final List<String> codes;

    Family(String fix, String... codes) {
        this.fix = fix;
        this.codes = List.of(codes);
    }

    /** What to do. */
    public String fix() {
        return fix;
    }

    /** Salesforce's codes of this family. */
    public List<String> codes() {
        return codes;
    }

    /** The family of a code. */
    public static Family of(String code) {
        return BY_CODE.getOrDefault(code, REFUSED);
    }

    private static Map<String, Family> byCode() {
        Map<String, Family> families = new HashMap<>();
        Arrays.stream(values()).forEach(family -> family.codes.forEach(code -> families.put(code, family)));
        return families;
    }
}
