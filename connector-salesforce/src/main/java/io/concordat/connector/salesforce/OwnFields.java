package io.concordat.connector.salesforce;

import io.concordat.connector.Check;
import io.concordat.connector.ObjectUse;
import io.concordat.connector.salesforce.describe.DescribedField;
import io.concordat.connector.salesforce.describe.Descriptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The optional pair of fields of the hub's own: its id of a record, and the name of its last write. */
final class OwnFields {

    private final Descriptions descriptions;
    private final RecordSettings settings;

    OwnFields(Descriptions descriptions, RecordSettings settings) {
        this.descriptions = descriptions;
        this.settings = settings;
    }

    /** The uses, with those of the pair that the user sees. */
    List<ObjectUse> addTo(List<ObjectUse> uses) {
        return uses.stream().map(this::with).toList();
    }

    private ObjectUse with(ObjectUse use) {
        List<String> seen = names().filter(name -> field(use, name).isPresent()).toList();
        Set<String> read = new HashSet<>(use.read());
        Set<String> written = new HashSet<>(use.written());
        read.addAll(seen);
        if (use.creates() || !use.written().isEmpty()) {
            written.addAll(seen);
        }
        return new ObjectUse(use.object(), read, written, use.creates(), use.deletes());
    }

    /** What is better with them, for objects without. */
    List<Check> findings(List<ObjectUse> uses) {
        List<Check> findings = new ArrayList<>();
        for (ObjectUse use : uses) {
            String code = use.object().toUpperCase(Locale.ROOT) + "_OWN_FIELDS";
            List<String> absent =
                    names().filter(name -> field(use, name).isEmpty()).toList();
            boolean writes = use.creates() || !use.written().isEmpty();
            if (writes && !absent.isEmpty()) {
                findings.add(Check.advice(
                        code,
                        use.object() + " has no field " + String.join(" and ", absent)
                                + ": the hub finds out by looking whether a lost write has arrived",
                        "make the fields here if you want it to know for certain: a unique external id for the hub's id, a"
                                + " text of 26 characters for the last write"));
            }
            settings.key()
                    .flatMap(name -> field(use, name))
                    .filter(key -> !isKey(key))
                    .ifPresent(key -> findings.add(Check.advice(
                            code,
                            use.object() + "." + key.name()
                                    + " is no unique external id, so it does not keep records from"
                                    + " being created twice",
                            "make it an external id, unique, upper and lower case told apart")));
        }
        return findings;
    }

    private static boolean isKey(DescribedField field) {
        return field.field().externalId() && field.field().unique();
    }

    private Stream<String> names() {
        return Stream.of(settings.key(), settings.token()).flatMap(Optional::stream);
    }

    private Optional<DescribedField> field(ObjectUse use, String name) {
        return descriptions.find(use.object()).flatMap(object -> object.field(name));
    }
}
