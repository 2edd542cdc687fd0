package io.concordat.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.concordat.db.Packed;
import io.concordat.merge.Base;
import io.concordat.merge.Decision.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a change in one column: {@code {"email": ["from", "to", "REASON", base before, base after]}}. An
 * unknown base is null. Both bases are left out where the value before was the base and the value after becomes it.
 */
final class PackedFields {

    private PackedFields() {}

    static String pack(Map<String, FieldChange> fields) {
        return fields.isEmpty()
                ? ""
                : Packed.pack(json -> {
                    json.writeStartObject();
                    for (Map.Entry<String, FieldChange> field : fields.entrySet()) {
                        json.writeFieldName(field.getKey());
                        write(json, field.getValue());
                    }
                    json.writeEndObject();
                });
    }

    static Map<String, FieldChange> unpack(String packed) {
        return packed.isEmpty() ? Map.of() : Packed.unpack(packed, json -> Packed.object(json, PackedFields::read));
    }

    /** What the packed form contains if the field is in it, and does not contain otherwise. */
    static String mark(String field) {
        String named = Packed.map(Map.of(field, ""));
        return named.substring(1, named.length() - 3);
    }

    /** What the packed form contains if the rule decided one of the fields. */
    static String ruleMark(String rule) {
        return "," + Packed.list(List.of(rule)).replaceAll("^\\[|]$", "");
    }

    private static void write(JsonGenerator json, FieldChange field) throws IOException {
        json.writeStartArray();
        json.writeString(field.from());
        json.writeString(field.to());
        json.writeString(field.reason().name());
        if (!field.baseBefore().is(field.from()) || !field.baseAfter().is(field.to())) {
            write(json, field.baseBefore());
            write(json, field.baseAfter());
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Base base) throws IOException {
        Optional<String> value = base.value();
        if (value.isPresent()) {
            json.writeString(value.get());
        } else {
            json.writeNull();
        }
    }

    private static FieldChange read(JsonParser json) throws IOException {
        String from = json.nextTextValue();
        String to = json.nextTextValue();
        Reason reason = Reason.valueOf(json.nextTextValue());
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return new FieldChange(from, to, reason, Base.of(from), Base.of(to));
        }
        Base before = base(json);
        json.nextToken();
        Base after = base(json);
        json.nextToken();
        return new FieldChange(from, to, reason, before, after);
    }

    private static Base base(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? Base.unknown() : Base.of(json.getText());
    }
}
