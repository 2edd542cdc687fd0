package io.concordat.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.concordat.HubException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** JSON is read strictly and written the same way on every server. */
class JsonTest {

    /** A size. */
    enum Size {
        SMALL,
        LARGE
    }

    /** A part. */
    record Part(Optional<String> name, Optional<Size> size) {}

    /** Something of every kind. */
    record Thing(
            Optional<String> name,
            Optional<Optional<String>> parent,
            Optional<Boolean> good,
            Optional<Long> count,
            Optional<Instant> at,
            Optional<List<Part>> parts) {}

    @Test
    void whatIsMissingAndWhatIsNullAreToldApartWhereItMatters() throws IOException {
        assertThat(read("{}").parent()).isEmpty();
        assertThat(read("{\"parent\": null}").parent()).contains(Optional.empty());
        assertThat(read("{\"parent\": \"x\"}").parent()).contains(Optional.of("x"));
        assertThat(read("{\"name\": null}").name()).isEmpty();
    }

    @Test
    void nothingAtAllIsAnEmptyObject() throws IOException {
        assertThat(read("")).isEqualTo(read("{}"));
    }

    @Test
    void anUnknownPropertyIsRefusedWithItsPath() {
        assertThat(refused("{\"isAdmin\": true}").problems().get(0).field()).isEqualTo("isAdmin");
        assertThat(refused("{\"parts\": [{}, {\"weight\": 1}]}")
                        .problems()
                        .get(0)
                        .field())
                .isEqualTo("parts[1].weight");
    }

    @Test
    void aChoiceThatIsNoneIsRefusedWithTheChoices() {
        HubException.Problem problem =
                refused("{\"parts\": [{\"size\": \"HUGE\"}]}").problems().get(0);

        assertThat(problem.field()).isEqualTo("parts[0].size");
        assertThat(problem.message()).contains("SMALL").contains("LARGE").doesNotContain("HUGE");
    }

    @Test
    void nothingIsGuessed() {
        for (String wrong : List.of(
                "{\"good\": \"true\"}",
                "{\"good\": 1}",
                "{\"count\": \"1\"}",
                "{\"count\": 1.5}",
                "{\"parts\": {}}",
                "{\"name\": []}",
                "{\"at\": \"yesterday\"}",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"name\": \"a\"} {}",
                "{\"name\": ",
                "null",
                "[]")) {
            assertThat(refused(wrong).kind()).as(wrong).isEqualTo(HubException.Kind.INVALID);
        }
    }

    @Test
    void nullInAListAndANulInATextAreRefusedByName() {
        assertThat(refused("{\"parts\": [{}, null]}").problems())
                .containsExactly(new HubException.Problem("parts", "null is no value here; leave it out"));
        assertThat(refused("{\"parts\": [{\"name\": \"a\\u0000b\"}]}").problems())
                .containsExactly(new HubException.Problem("parts[0].name", "it holds a character that no text has"));
    }

    @Test
    void noParameterHoldsANul() {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("q", "Ada");
        PlainParameters.check(parameters);
        parameters.add("externalKey", "P\0");

        assertThat(catchThrowableOfType(HubException.class, () -> PlainParameters.check(parameters))
                        .problems())
                .extracting(HubException.Problem::field)
                .containsExactly("externalKey");
    }

    @Test
    void aDocumentHasItsLimits() {
        assertThatThrownBy(() -> read("{\"name\": \"" + "x".repeat(2 << 20) + "\"}"))
                .isInstanceOf(HubException.class);
        assertThatThrownBy(() -> Json.read(
                        new ByteArrayInputStream(("[".repeat(100) + "]".repeat(100)).getBytes(UTF_8)), Object.class))
                .isInstanceOf(HubException.class);
    }

    @Test
    void timesAreTextsAndNothingIsNull() {
        assertThat(Json.text(Map.of("at", Instant.EPOCH))).isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(Json.text(Map.of("at", LocalTime.of(2, 0)))).isEqualTo("{\"at\":\"02:00\"}");
        assertThat(Json.text(Map.of("every", Duration.ofMinutes(15)))).isEqualTo("{\"every\":\"PT15M\"}");
        assertThat(Json.text(new Part(Optional.empty(), Optional.of(Size.SMALL))))
                .isEqualTo("{\"name\":null,\"size\":\"SMALL\"}");
    }

    private static Thing read(String json) throws IOException {
        return (Thing) Json.read(new ByteArrayInputStream(json.getBytes(UTF_8)), Thing.class);
    }

    private static HubException refused(String json) {
        return catchThrowableOfType(HubException.class, () -> read(json));
    }
}
