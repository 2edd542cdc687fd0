package io.concordat.connector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a connection does with one object, so that a check can tell what is missing and what is too much.
 *
 * @param object one of {@link Session#objects()}
 * @param read the names of all fields that are read, for matching or for values
 * @param written those of them that are written
 * @param creates whether records are created
 * @param deletes whether records are deleted
 */
public record ObjectUse(String object, Set<String> read, Set<String> written, boolean creates, boolean deletes) {

    public ObjectUse {
        read = Set.copyOf(read);
        written = Set.copyOf(written);
    }

    /** What of the used fields cannot be read or written as configured. */
    public List<Check> findings(List<RemoteField> fields) {
        Map<String, RemoteField> byName = new HashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        List<String> hidden =
                read.stream().filter(name -> !byName.containsKey(name)).sorted().toList();
        List<String> closed = written.stream()
                .filter(name -> isClosed(Optional.ofNullable(byName.get(name))))
                .sorted()
                .toList();
        String code = object.toUpperCase(Locale.ROOT);
        List<Check> findings = new ArrayList<>();
        if (!hidden.isEmpty()) {
            findings.add(Check.failed(
                    code + "_FIELDS_HIDDEN",
                    "these mapped fields of " + object + " are not there, or may not be read: " + hidden,
                    "make them readable, or map other fields"));
        }
        if (!closed.isEmpty()) {
            findings.add(Check.failed(
                    code + "_FIELDS_CLOSED",
                    "these mapped fields of " + object + " may not be written: " + closed,
                    "make them writable, or map them towards the hub only"));
        }
        return findings;
    }

    private boolean isClosed(Optional<RemoteField> field) {
        return field.filter(known -> !known.updateable() && !(creates && known.createable()))
                .isPresent();
    }
}
