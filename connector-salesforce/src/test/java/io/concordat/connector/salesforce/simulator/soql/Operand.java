package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.soql.Literal.Form;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Turns a literal into a value of the field that it is compared with; one of the wrong kind is refused. */
final class Operand {

    private Operand() {}

    static Object of(FieldSchema field, Literal literal) {
        if (literal.type() == Form.NULL) {
            return Blank.BLANK;
        }
        try {
            return switch (field.type()) {
                case BOOLEAN -> Boolean.valueOf(only(Form.BOOLEAN, field, literal));
                case INT, DOUBLE, CURRENCY, PERCENT -> new BigDecimal(only(Form.NUMBER, field, literal));
                case DATE -> LocalDate.parse(only(Form.DATE, field, literal));
                case DATETIME -> instant(only(Form.DATETIME, field, literal));
                case ID, REFERENCE -> id(field, only(Form.STRING, field, literal));
                case ADDRESS -> throw notFilterable(field);
                default -> only(Form.STRING, field, literal);
            };
        } catch (DateTimeException wrong) {
            throw ApiError.malformedQuery("line 1: " + literal.text() + " is not a valid date or time");
        }
    }

    static ApiError notFilterable(FieldSchema field) {
        return ApiError.invalidField("field '" + field.name() + "' can not be filtered in a query call");
    }

    /** Time with an offset, with or without a colon. */
    static Instant instant(String text) {
        String colon = text.replaceAll("([+-]\\d{2})(\\d{2})$", "$1:$2");
        return OffsetDateTime.parse(colon).toInstant();
    }

    private static String only(Form type, FieldSchema field, Literal literal) {
        if (literal.type() != type) {
            String quotes = type == Form.STRING ? "should be enclosed in quotes" : "should not be enclosed in quotes";
            throw ApiError.invalidField("value of filter criterion for field '" + field.name() + "' must be of type "
                    + field.type().wireName() + " and " + quotes);
        }
        return literal.text();
    }

    private static Object id(FieldSchema field, String text) {
        return RecordId.parse(text)
                .orElseThrow(() -> new ApiError(
                        400, "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + text + " (" + field.name() + ")"));
    }
}
