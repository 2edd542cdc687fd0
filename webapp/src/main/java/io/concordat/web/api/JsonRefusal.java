package io.concordat.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.concordat.HubException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** What is wrong with a JSON document, with the path of the property and without its value. */
final class JsonRefusal {

    private JsonRefusal() {}

    static HubException of(JsonProcessingException refused) {
        if (refused.getCause() instanceof HubException own) {
            return own;
        }
        if (refused instanceof UnrecognizedPropertyException unknown) {
            return HubException.invalid(path(unknown.getPath()), "there is no such property" + instead(unknown));
        }
        if (refused instanceof StreamConstraintsException) {
            return HubException.invalid("", "the document is too large or too deep");
        }
        if (refused instanceof JsonMappingException mapping) {
            return HubException.invalid(path(mapping.getPath()), expectation(mapping));
        }
        return HubException.invalid("", "this is not JSON" + place(refused));
    }

    static HubException ofNull() {
        return HubException.invalid("", "an object is expected, not null");
    }

    private static String instead(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        if (known == null || known.isEmpty()) {
            return "";
        }
        return "; there are "
                + String.join(
                        ", ",
                        new TreeSet<>(known.stream().map(Objects::toString).toList()));
    }

    private static String expectation(JsonMappingException refused) {
        if (refused instanceof InvalidNullException) {
            return "null is no value here; leave it out";
        }
        if (refused instanceof InvalidFormatException format) {
            Class<?> type = format.getTargetType();
            if (type == String.class) {
                return "it holds a character that no text has";
            }
            return type.isEnum() ? "it is one of " + names(type) : wanted(type) + example(format);
        }
        if (refused instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return wanted(mismatch.getTargetType());
        }
        return "this is not JSON that fits here" + place(refused);
    }

    private static String example(InvalidFormatException format) {
        String message = format.getOriginalMessage();
        int example = message.lastIndexOf("write it like ");
        return example < 0 ? "" : "; " + message.substring(example);
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "it is one of " + names(type);
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text is expected";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false is expected";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number is expected";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list is expected";
        }
        return type.getName().startsWith("java.time.") ? "a time is expected" : "another kind of value is expected";
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Objects::toString).toList();
    }

    private static String place(JsonProcessingException refused) {
        return refused.getLocation() == null
                ? ""
                : ": line " + refused.getLocation().getLineNr() + ", column "
                        + refused.getLocation().getColumnNr();
    }

    /** The path as {@link HubException.Problem} writes it, such as {@code mappings[2].remote}. */
    private static String path(List<Reference> path) {
        StringBuilder text = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return text.toString();
    }
}
