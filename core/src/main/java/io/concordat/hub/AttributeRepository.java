package io.concordat.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.canonical.ValueType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code attribute_definition}, beside the standard attributes. Runs in the caller's transaction. */
final class AttributeRepository {

    private static final String OF_OBJECT = """
            SELECT name, label, type, labels
            FROM attribute_definition
            WHERE object = :object
            ORDER BY defined_at, name
            """;

    private static final String INSERT = """
            INSERT INTO attribute_definition (object, name, label, type, labels, defined_at, defined_by)
            VALUES (:object, :name, :label, :type, :labels, :now, :author)
            """;

    private static final int LONGEST_TEXT = 32_000;
    private static final int LONGEST_CHOICE = 255;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> LABELS = new TypeReference<>() {};

    private AttributeRepository() {}

    /** Standard and custom attributes, in the order of a page. */
    static List<Attribute> list(Handle handle, HubObject object) {
        List<Attribute> custom = handle.createQuery(OF_OBJECT)
                .bind("object", object.path())
                .map(AttributeRepository::attribute)
                .list();
        return Stream.concat(StandardAttributes.of(object).stream(), custom.stream())
                .toList();
    }

    static Map<String, Attribute> byName(Handle handle, HubObject object) {
        Map<String, Attribute> byName = new LinkedHashMap<>();
        list(handle, object).forEach(attribute -> byName.put(attribute.name(), attribute));
        return byName;
    }

    static void insert(Handle handle, HubObject object, Attribute attribute, String author, OffsetDateTime now) {
        handle.createUpdate(INSERT)
                .bind("object", object.path())
                .bind("name", attribute.name())
                .bind("label", attribute.label())
                .bind("type", attribute.type().name())
                .bind("labels", pack(attribute.picklist()))
                .bind("now", now)
                .bind("author", author)
                .execute();
    }

    static Attribute custom(String name, String label, ValueType type, List<String> labels) {
        int longest = switch (type) {
            case TEXT -> LONGEST_TEXT;
            case PICKLIST -> LONGEST_CHOICE;
            case NUMBER, BOOLEAN, DATE, DATE_TIME -> 0;
        };
        return new Attribute(name, label, type, longest, labels, true);
    }

    private static Attribute attribute(ResultSet row, StatementContext unused) throws SQLException {
        return custom(
                row.getString("name"),
                row.getString("label"),
                ValueType.valueOf(row.getString("type")),
                unpack(row.getString("labels")));
    }

    private static String pack(List<String> labels) {
        try {
            return JSON.writeValueAsString(labels);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always JSON", impossible);
        }
    }

    private static List<String> unpack(String labels) {
        try {
            return JSON.readValue(labels, LABELS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the labels of an attribute are damaged", damaged);
        }
    }
}
