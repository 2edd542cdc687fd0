package io.concordat.web.screen;

import io.concordat.HubException.Problem;
import io.concordat.canonical.Attribute;
import io.concordat.connector.RemoteField;
import io.concordat.mapping.Binding;
import io.concordat.mapping.BindingValidation;
import io.concordat.mapping.FieldMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts beside each mapping what the other side says of its field, and values as they are on both sides. */
@ApplicationScoped
class MappingRows {

    private final Say say;

    @Inject
    MappingRows(Say say) {
        this.say = say;
    }

    /**
     * The mappings of a binding.
     *
     * @param fields as the other side describes them; empty while it cannot be reached
     * @param pair values to show
     */
    List<MappingRow> of(Binding binding, List<Attribute> attributes, List<RemoteField> fields, Samples.Pair pair) {
        List<Problem> warnings = fields.isEmpty()
                ? List.of()
                : BindingValidation.check(binding, attributes, fields).warnings();
        return IntStream.range(0, binding.mappings().size())
                .mapToObj(index -> row(binding.mappings().get(index), fields, pair, of(warnings, index)))
                .toList();
    }

    private List<String> of(List<Problem> warnings, int index) {
        String path = "mappings[" + index + "].";
        return warnings.stream()
                .filter(warning -> warning.field().startsWith(path))
                .map(warning -> say.sentence(warning.message()))
                .distinct()
                .toList();
    }

    private MappingRow row(FieldMapping mapping, List<RemoteField> fields, Samples.Pair pair, List<String> warnings) {
        Optional<RemoteField> field = fields.stream()
                .filter(each -> each.name().equals(mapping.remote()))
                .findFirst();
        return new MappingRow(
                mapping,
                field.map(this::facts).orElse(""),
                field.map(each -> String.join(", ", each.picklist())).orElse(""),
                TransformForm.table(mapping),
                TransformForm.letters(mapping),
                pair.hub().getOrDefault(mapping.hub(), ""),
                pair.remote().getOrDefault(mapping.remote(), ""),
                warnings);
    }

    private String facts(RemoteField field) {
        List<String> facts = new ArrayList<>();
        facts.add(say.word("fieldType", field.type()));
        if (field.length() > 0) {
            facts.add(say.of("attributes.length", field.length()));
        }
        if (field.required()) {
            facts.add(say.of("binding.required"));
        }
        if (!field.updateable()) {
            facts.add(say.of("binding.readOnly"));
        }
        if (field.unique()) {
            facts.add(say.of("binding.unique"));
        }
        return String.join(" · ", facts);
    }
}
