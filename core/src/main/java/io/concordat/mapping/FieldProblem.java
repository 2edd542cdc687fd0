package io.concordat.mapping;

import io.concordat.canonical.Reading;

/**
 * A value that cannot travel. The other fields of its record do.
 *
 * @param hub hub attribute name; "" for a remote field that is not mapped
 * @param remote remote field name
 * @param code stable, upper case, such as {@code VALUE_TOO_LONG}
 * @param message what is wrong, for a person; names field and limit, never the value
 * @param fix what to do about it
 */
public record FieldProblem(String hub, String remote, String code, String message, String fix) {

    /** The remote field is not there, or the signed-in user may not see it. */
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";

    /** The hub has no such attribute. */
    public static final String UNKNOWN_ATTRIBUTE = "UNKNOWN_ATTRIBUTE";

    /** The remote field is never changed from outside. */
    public static final String NOT_UPDATEABLE = "NOT_UPDATEABLE";

    /** The other side insists on a value. */
    public static final String REQUIRED_FIELD_MISSING = "REQUIRED_FIELD_MISSING";

    /** A translation knows the value on the wrong side only, so it would come back as another. */
    public static final String NOT_TRANSLATED = "NOT_TRANSLATED";

    static FieldProblem of(FieldMapping mapping, Reading.Refused refused) {
        return new FieldProblem(
                mapping.hub(), mapping.remote(), refused.code().name(), refused.message(), refused.fix());
    }
}
