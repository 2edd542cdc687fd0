package io.concordat.hub;

import io.concordat.HubException.Problem;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.Canon;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the values of a record must be like. What passes is canonical and is stored exactly as it stands; what does not
 * is named with its reason, never repaired.
 */
final class RecordRules {

    static final String EXTERNAL_KEY = "externalKey";
    static final String IDENTITIES = "identities.";
    static final String CUSTOM_TOO_LONG = "the custom attributes together are too long; shorten one of them";

    private static final int LONGEST_KEY = 255;
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,79}");

    private final HubObject object;
    private final Map<String, Attribute> attributes;

    RecordRules(HubObject object, Map<String, Attribute> attributes) {
        this.object = object;
        this.attributes = attributes;
    }

    /** The canonical values; what is wrong is added to the problems. */
    Map<String, String> values(Map<String, String> raw, List<Problem> problems) {
        Map<String, String> values = new HashMap<>();
        raw.forEach((name, value) -> {
            Optional<Attribute> attribute = Optional.ofNullable(attributes.get(name));
            if (attribute.isEmpty()) {
                problems.add(new Problem(name, object.path() + " have no attribute of this name"));
            } else {
                take(name, Canon.read(attribute.get(), value), values, problems);
            }
        });
        return values;
    }

    /** One canonical value, or nothing and a problem. */
    Optional<String> value(String name, String raw, List<Problem> problems) {
        Map<String, String> taken = values(Map.of(name, raw), problems);
        return Optional.ofNullable(taken.get(name));
    }

    /** The canonical key, "" for none; what is wrong is added to the problems. */
    static Optional<String> externalKey(String raw, List<Problem> problems) {
        return key(EXTERNAL_KEY, raw, problems);
    }

    /** The canonical identities by namespace, "" for none; what is wrong is added to the problems. */
    static Map<String, String> identities(Map<String, String> raw, List<Problem> problems) {
        Map<String, String> identities = new HashMap<>();
        raw.forEach((namespace, value) -> {
            String field = IDENTITIES + namespace;
            if (!isNamespace(namespace)) {
                problems.add(new Problem(
                        field, "a namespace starts with a letter and has at most 80 letters, digits, _ and -"));
            } else {
                key(field, value, problems).ifPresent(id -> identities.put(namespace, id));
            }
        });
        return identities;
    }

    static boolean isNamespace(String namespace) {
        return NAMESPACE.matcher(namespace).matches();
    }

    /** Whether the custom values fit, which is known only when all of them are. */
    boolean customFits(Map<String, String> all) {
        HubTable table = HubTable.of(object);
        Map<String, String> custom = new HashMap<>(all);
        custom.keySet().removeIf(table::isStandard);
        return CustomValues.pack(custom).length() <= CustomValues.LONGEST;
    }

    private static Optional<String> key(String field, String raw, List<Problem> problems) {
        Map<String, String> taken = new HashMap<>();
        take(field, Canon.text(raw), taken, problems);
        Optional<String> key = Optional.ofNullable(taken.get(field));
        if (key.filter(text -> text.codePointCount(0, text.length()) > LONGEST_KEY)
                .isPresent()) {
            problems.add(new Problem(field, "holds at most " + LONGEST_KEY + " characters"));
            return Optional.empty();
        }
        return key;
    }

    private static void take(String name, Reading reading, Map<String, String> values, List<Problem> problems) {
        reading.value().ifPresent(value -> values.put(name, value));
        reading.refusal()
                .ifPresent(refused -> problems.add(new Problem(name, refused.message() + "; " + refused.fix())));
    }
}
