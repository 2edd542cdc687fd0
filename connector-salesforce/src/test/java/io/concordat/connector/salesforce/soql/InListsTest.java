package io.concordat.connector.salesforce.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.salesforce.http.ApiRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Long lists are asked for in parts that a request can hold, and nothing is left out or asked twice. */
class InListsTest {

    private static final Query QUERY = Query.of("Contact", List.of("Id", "Email", "LastName"));
    private static final int MOST = 16_384 - 1_500;

    @Property(tries = 200)
    void everyPartFitsAndTheWholeIsWhole(@ForAll @Size(max = 400) List<String> values) {
        List<Literal> literals = values.stream().map(Literal::of).toList();

        List<List<Literal>> parts = InLists.split(QUERY, literals);

        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(literals);
        assertThat(parts).allMatch(part -> address(part).length() <= MOST);
    }

    @Test
    void someFiveHundredIdsGoTogether() {
        List<Literal> ids = IntStream.range(0, 2_000)
                .mapToObj("003%012dAAA"::formatted)
                .map(Literal::of)
                .toList();

        List<List<Literal>> parts = InLists.split(QUERY, ids);

        assertThat(parts)
                .hasSizeLessThanOrEqualTo(5)
                .allMatch(part -> address(part).length() <= MOST);
    }

    @Test
    void aValueThatNoFieldCanHoldIsNotAskedFor() {
        Literal endless = Literal.of("x".repeat(5_000));

        assertThat(InLists.split(QUERY, List.of(Literal.of("a"), endless, Literal.of("b"))))
                .containsExactly(List.of(Literal.of("a"), Literal.of("b")));
    }

    @Test
    void whatIsNoNameIsNoPartOfAQuery() {
        assertThatThrownBy(() -> Query.of("Contact WHERE Id != ''", List.of("Id")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Query.of("Contact", List.of("Id FROM User")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Condition.in("Name OR Id", List.of(Literal.of("a"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Condition.in("Name", Collections.emptyList()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String address(List<Literal> part) {
        return "/services/data/v66.0/queryAll?q="
                + ApiRequest.encode(QUERY.where(Condition.in("Email", part)).text());
    }
}
