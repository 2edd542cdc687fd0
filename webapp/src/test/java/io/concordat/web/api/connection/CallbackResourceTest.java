package io.concordat.web.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackResourceTest {

    @Test
    void whateverTheOtherSystemSaysLeadsToThePage() {
        assertThat(CallbackResource.page("", Optional.empty())).hasToString("/connected");
        assertThat(CallbackResource.page("/hub", Optional.of("code=a%2Fb&state=x.y~z")))
                .hasToString("/hub/connected?code=a%2Fb&state=x.y~z");
        assertThat(CallbackResource.page("", Optional.of("error=a|b {c} 100% \"d\"")))
                .hasToString("/connected?error=a%7Cb+%7Bc%7D+100%25+%22d%22");
    }
}
