package io.concordat.mapping;

import io.concordat.mapping.Transform.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The transforms of one mapping, applied to a value. Blank stays blank. */
final class Translation {

    private final List<Transform> forth;
    private final List<Transform> back;

    private Translation(List<Transform> forth, List<Transform> back) {
        this.forth = forth;
        this.back = back;
    }

    static Translation of(List<Transform> transforms) {
        List<Transform> back = new ArrayList<>();
        for (Transform transform : transforms) {
            Map<String, String> inverse = new HashMap<>();
            transform.values().forEach((from, to) -> inverse.put(to, from));
            back.add(new Transform(transform.kind(), inverse));
        }
        Collections.reverse(back);
        return new Translation(List.copyOf(transforms), List.copyOf(back));
    }

    /** Whether values change on their way in a manner that cannot be undone. */
    boolean isOneWay() {
        return forth.stream().anyMatch(transform -> transform.kind() != Kind.TRANSLATE);
    }

    /** As the remote side writes it; empty if it would come back as another value. */
    Optional<String> forth(String value) {
        return apply(forth, value);
    }

    /** As the hub writes it; empty if it would come back as another value. */
    Optional<String> back(String value) {
        return apply(back, value);
    }

    private static Optional<String> apply(List<Transform> transforms, String value) {
        String result = value;
        for (Transform transform : transforms) {
            Optional<String> next = result.isEmpty() ? Optional.of("") : apply(transform, result);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            result = next.get();
        }
        return Optional.of(result);
    }

    private static Optional<String> apply(Transform transform, String value) {
        return switch (transform.kind()) {
            case UPPERCASE -> Optional.of(value.toUpperCase(Locale.ROOT));
            case LOWERCASE -> Optional.of(value.toLowerCase(Locale.ROOT));
            case TRANSLATE -> translate(transform.values(), value);
        };
    }

    /** A value outside the table passes, unless it is one of the table's results: those stand for something else. */
    private static Optional<String> translate(Map<String, String> table, String value) {
        String translated = table.get(value);
        if (translated != null) {
            return Optional.of(translated);
        }
        return table.containsValue(value) ? Optional.empty() : Optional.of(value);
    }
}
