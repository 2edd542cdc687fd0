package io.concordat.connector.salesforce.custom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.NewField;
import io.concordat.connector.salesforce.http.Json;

/**
 * A field that is right by Salesforce's rules.
 *
 * @param name its API name, with the suffix of custom fields
 * @param metadata as the Tooling API takes it
 */
record FieldSpec(String name, ObjectNode metadata) {

    private static final String SUFFIX = "__c";
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_TEXT = 255;
    private static final int SHORTEST_LONG_TEXT = 256;
    private static final int LONGEST_LONG_TEXT = 131_072;
    private static final int USUAL_LONG_TEXT = 32_768;
    private static final int USUAL_KEY = 64;

    /** @throws ConnectorException of MISCONFIGURED with the rule that it breaks */
    static FieldSpec of(NewField wanted) {
        String name = name(wanted.name());
        String label = wanted.label().isBlank()
                ? name.replace('_', ' ')
                : wanted.label().strip();
        require(label.length() <= LONGEST_LABEL, "a label has at most " + LONGEST_LABEL + " characters");
        ObjectNode metadata = Json.object().put("label", label).put("description", "Made by Concordat");
        type(wanted, metadata);
        return new FieldSpec(name + SUFFIX, metadata);
    }

    private static String name(String given) {
        String name = given.endsWith(SUFFIX) ? given.substring(0, given.length() - SUFFIX.length()) : given;
        require(!name.matches(".*\\s.*"), "a field name has no blanks; put underscores in their place");
        require(
                name.matches("[A-Za-z][A-Za-z0-9_]*"),
                "a field name begins with a letter and has letters, digits and underscores only");
        require(
                !name.contains("__") && !name.endsWith("_"),
                "a field name has no two underscores in a row, and none at its end");
        require(name.length() <= LONGEST_NAME, "a field name has at most " + LONGEST_NAME + " characters");
        return name;
    }

    private static void type(NewField wanted, ObjectNode metadata) {
        switch (wanted.kind()) {
            case TEXT -> metadata.put("type", "Text").put("length", length(wanted, 1, LONGEST_TEXT, LONGEST_TEXT));
            case LONG_TEXT ->
                metadata.put("type", "LongTextArea")
                        .put("length", length(wanted, SHORTEST_LONG_TEXT, LONGEST_LONG_TEXT, USUAL_LONG_TEXT))
                        .put("visibleLines", 5);
            case NUMBER -> metadata.put("type", "Number").put("precision", 18).put("scale", 2);
            case BOOLEAN -> metadata.put("type", "Checkbox").put("defaultValue", "false");
            case DATE -> metadata.put("type", "Date");
            case DATE_TIME -> metadata.put("type", "DateTime");
            case EXTERNAL_ID ->
                metadata.put("type", "Text")
                        .put("length", length(wanted, 1, LONGEST_TEXT, USUAL_KEY))
                        .put("externalId", true)
                        .put("unique", true)
                        .put("caseSensitive", true);
        }
    }

    private static int length(NewField wanted, int least, int most, int usual) {
        int length = wanted.length() == 0 ? usual : wanted.length();
        require(length >= least && length <= most, "the length of such a field is from " + least + " to " + most);
        return length;
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new ConnectorException(Failure.MISCONFIGURED, rule);
        }
    }
}
