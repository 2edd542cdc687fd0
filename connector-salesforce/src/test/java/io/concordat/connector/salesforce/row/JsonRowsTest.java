package io.concordat.connector.salesforce.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.connector.salesforce.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows are read alike whether or not each has the columns of the one before, in the order of the one before. */
class JsonRowsTest {

    private static final List<RemoteField> FIELDS = List.of(
            RemoteField.of("Id", FieldType.ID, 18),
            RemoteField.of("Active", FieldType.BOOLEAN, 0),
            RemoteField.of("LastName", FieldType.TEXT, 80),
            RemoteField.of("Name", FieldType.TEXT, 80),
            RemoteField.of("Revenue", FieldType.NUMBER, 0));

    @Test
    void columnsMayComeInAnotherOrderAndStayAway() throws IOException {
        assertThat(values("""
                [{"attributes": {"type": "Contact"}, "Id": "003", "LastName": "Lee", "Name": "Ann Lee"},
                 {"Name": "Bo", "attributes": {"type": "Contact", "more": [1, {}]}, "LastName": null},
                 {},
                 {"LastName": "Wu", "Revenue": 1.50, "Active": true},
                 {"attributes": {"type": "Contact"}, "Id": "003", "LastName": "Li", "Name": "Cy Li"}]"""))
                .containsExactly(
                        Map.of("LastName", "Lee", "Name", "Ann Lee"),
                        Map.of("Name", "Bo", "LastName", ""),
                        Map.of(),
                        Map.of("LastName", "Wu", "Revenue", "1.50", "Active", "true"),
                        Map.of("LastName", "Li", "Name", "Cy Li"));
    }

    @Test
    void whatNobodyAskedForIsPassedOver() throws IOException {
        assertThat(values("""
                [{"Secret__c": "x", "Parent": {"Name": "Acme"}, "List": ["a", ["b"]], "Name": "Ann", "Nothing": null},
                 {"Secret__c": {"Name": "y"}, "Parent": null, "List": 7, "Name": {"First": "Bo"}, "LastName": "Wu"}]""")).containsExactly(Map.of("Name", "Ann"), Map.of("LastName", "Wu"));
    }

    @Test
    void valuesAreAMapLikeAnyOther() throws IOException {
        Map<String, String> read =
                values("[{\"Name\": \"Ann\", \"Revenue\": 3}]").get(0);

        assertThat(read).hasSize(2).containsOnly(entry("Name", "Ann"), entry("Revenue", "3"));
        assertThat(read).containsKey("Name").doesNotContainKey("LastName").doesNotContainKey("Id");
        assertThat(read.getOrDefault("LastName", "?")).isEqualTo("?");
        assertThat(read).isEqualTo(Map.of("Revenue", "3", "Name", "Ann")).hasSameHashCodeAs(Map.copyOf(read));
    }

    private static List<Map<String, String>> values(String json) throws IOException {
        Columns columns =
                Columns.of("Contact", FIELDS, List.of("LastName", "Name", "Revenue", "Active"), Optional.empty());
        Row row = new Row(columns);
        List<Map<String, String>> values = new ArrayList<>();
        try (JsonParser parser =
                Json.factory().createParser(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))) {
            parser.nextToken();
            JsonRows rows = new JsonRows(parser, row);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                rows.read();
                values.add(row.take().values());
            }
        }
        return values;
    }
}
