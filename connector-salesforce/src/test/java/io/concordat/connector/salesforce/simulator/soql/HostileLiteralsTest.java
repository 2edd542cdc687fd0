package io.concordat.connector.salesforce.simulator.soql;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.soql.Literal.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A million values made to break out of a query: a parser of SOQL reads one comparison with a list of just those. */
class HostileLiteralsTest {

    private static final int QUERIES = 10_000;
    private static final int VALUES = 100;
    private static final List<String> PIECES = List.of(
            "'",
            "\\",
            "\\'",
            "''",
            "\"",
            "\n",
            "\r",
            "\t",
            "\b",
            "\f",
            "\0",
            "\u007f",
            ")",
            "(",
            ",",
            "u0027",
            "\\u0027",
            "%",
            "_",
            " OR Id != '",
            " OR Name LIKE '%",
            "') OR (Id != '",
            " LIMIT 1",
            "--",
            "/*",
            "{!",
            "a",
            "0",
            "\u2019",
            "\uff07",
            "\ud83d\ude00",
            "null",
            " ");

    private final SplittableRandom random = new SplittableRandom(46);

    @Test
    void aMillionValuesStayTheValuesOfOneCondition() {
        for (int number = 0; number < QUERIES; number++) {
            List<String> values = values();
            String text = io.concordat.connector.salesforce.soql.Query.of("Contact", List.of("Id"))
                    .where(io.concordat.connector.salesforce.soql.Condition.in(
                            "LastName",
                            values.stream()
                                    .map(io.concordat.connector.salesforce.soql.Literal::of)
                                    .toList()))
                    .text();

            Query read = Parser.parse(text);

            assertThat(read.where())
                    .isEqualTo(Optional.of(new Condition.In(
                            "LastName",
                            false,
                            values.stream()
                                    .map(value -> new Literal(Form.STRING, value))
                                    .toList())));
        }
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        for (int value = 0; value < VALUES; value++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(8); piece >= 0; piece--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            values.add(text.toString());
        }
        return values;
    }
}
