package io.concordat.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what proxies of ours add to the way of a request is believed. */
class TrustedProxiesTest {

    private final TrustedProxies proxies = TrustedProxies.of("10.0.0.0/8, 192.0.2.1, 2001:db8::/32");

    @Test
    void whoeverConnectsByThemselvesIsWhoTheyAreWhateverTheySay() {
        assertThat(proxies.client("198.51.100.7", List.of("203.0.113.9"))).isEqualTo("198.51.100.7");
        assertThat(TrustedProxies.of("").client("10.1.2.3", List.of("203.0.113.9")))
                .isEqualTo("10.1.2.3");
    }

    @Test
    void theLastAddressThatIsNoProxyOfOursCounts() {
        assertThat(proxies.client("10.1.2.3", List.of("203.0.113.9"))).isEqualTo("203.0.113.9");
        assertThat(proxies.client("10.1.2.3", List.of("1.1.1.1, 203.0.113.9, 192.0.2.1")))
                .isEqualTo("203.0.113.9");
        assertThat(proxies.client("10.1.2.3", List.of("1.1.1.1", "203.0.113.9")))
                .isEqualTo("203.0.113.9");
        assertThat(proxies.client("2001:db8::7", List.of("2001:dead::1"))).isEqualTo("2001:dead::1");
        assertThat(proxies.client("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "unknown", "", "1.2.3.4:80", "203.0.113.9 evil", "<b>", "999.1.1.1"})
    void whatIsNoAddressEndsTheWay(String nonsense) {
        assertThat(proxies.client("10.1.2.3", List.of("203.0.113.9, " + nonsense)))
                .isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.0.0.0/33", "10.0.0.0/x", "/8", "10.0.0.0/8 192.0.2.1"})
    void aSettingThatNamesNoNetworkIsRefused(String setting) {
        assertThatThrownBy(() -> TrustedProxies.of(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("concordat.proxies");
    }
}
