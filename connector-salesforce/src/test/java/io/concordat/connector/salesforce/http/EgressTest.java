package io.concordat.connector.salesforce.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests go to Salesforce and nowhere else, whatever an admin enters and whatever an answer names. */
class EgressTest {

    private static final List<String> TRICKS = List.of(
            "https://%s",
            "https://%s/services/data",
            "http://%s/",
            "https://%s:443/",
            "https://%s:8443/",
            "https://login.salesforce.com@%s/",
            "https://acme.my.salesforce.com:x@%s/");

    private static final List<String> HOSTILE_HOSTS = List.of(
            "127.0.0.1",
            "localhost",
            "127.1",
            "0.0.0.0",
            "0",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[64:ff9b::7f00:1]",
            "[fd00::1]",
            "[fe80::1]",
            "[fec0::1]",
            "[ff02::1]",
            "metadata.google.internal",
            "login.salesforce.com.evil.example",
            "my.salesforce.com.evil.example",
            "evilsalesforce.com",
            "salesforce.com",
            "force.com",
            "evil.example",
            "login.salesforce.com.",
            "acme.my.salesforce.com.",
            ".my.salesforce.com",
            "a..my.salesforce.com",
            "acme_x.my.salesforce.com",
            "-acme.my.salesforce.com");

    private static final List<String> OTHERS = List.of(
            "ftp://login.salesforce.com/",
            "file:///etc/passwd",
            "gopher://login.salesforce.com/",
            "jar:https://login.salesforce.com!/",
            "http://login.salesforce.com/",
            "http://acme.my.salesforce.com/",
            "https://login.salesforce.com:8443/",
            "https://login.salesforce.com:80/",
            "https://user@login.salesforce.com/",
            "https://user:pass@acme.my.salesforce.com/",
            "https://acme.my.salesforce.com/#fragment",
            "https:///services",
            "https:opaque",
            "//login.salesforce.com",
            "/services/data",
            "https://login.salesforce.com%2eevil.example/",
            "https://login%2esalesforce%2ecom/",
            "https://log\u0131n.salesforce.com/",
            "https://login\u3002salesforce.com/",
            "https://login.salesforce.com\u3002evil.example/");

    static List<String> hostile() {
        List<String> all = new ArrayList<>(OTHERS);
        TRICKS.forEach(trick -> HOSTILE_HOSTS.forEach(host -> all.add(trick.formatted(host))));
        return all;
    }

    /** Everything is public here, so that the names alone decide. */
    private final Egress byName = new Egress("", host -> List.of(address("93.184.216.34")));

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingButSalesforceIsReached(String text) {
        URI target;
        try {
            target = new URI(text);
        } catch (URISyntaxException refusedAlready) {
            return;
        }
        assertThatThrownBy(() -> byName.check(target))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused -> assertThat(refused.failure()).isEqualTo(Failure.MISCONFIGURED));
    }

    @Test
    void theTableIsLongEnough() {
        assertThat(hostile()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.salesforce.com/services/oauth2/token",
                "https://test.salesforce.com/",
                "https://acme.my.salesforce.com/services/data/v66.0/limits",
                "https://acme--uat.sandbox.my.salesforce.com:443/",
                "https://ACME.MY.SALESFORCE.COM/",
                "https://acme.lightning.force.com/"
            })
    void salesforceIsReached(String target) {
        assertThatCode(() -> byName.check(URI.create(target))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.255.255",
                "192.168.0.9",
                "169.254.169.254",
                "100.127.0.1",
                "0.1.2.3",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "192.88.99.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "::127.0.0.1",
                "100::1"
            })
    void aNameThatLeadsIntoAnInnerNetworkIsNotFollowed(String inner) {
        Egress mixed = new Egress("", host -> List.of(address("93.184.216.34"), address(inner)));

        assertThatThrownBy(() -> mixed.check(URI.create("https://acme.my.salesforce.com/")))
                .hasMessageContaining("inner network");
    }

    @Test
    void aNameThatLeadsElsewhereLaterIsNotFollowedThen() {
        List<String> answers = new ArrayList<>(List.of("93.184.216.34", "127.0.0.1"));
        Egress rebinding = new Egress("", host -> List.of(address(answers.remove(0))));
        URI target = URI.create("https://acme.my.salesforce.com/");

        rebinding.check(target);

        assertThatThrownBy(() -> rebinding.check(target)).hasMessageContaining("inner network");
    }

    @Test
    void aHostThatIsNotThereIsUnreachable() {
        Egress nowhere = new Egress("", host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> nowhere.check(URI.create("https://acmee.my.salesforce.com/")))
                .hasMessageContaining("typing error");
    }

    @Test
    void addedHostsAreReachedAtTheirPortAndSchemeOnly() {
        Egress added = new Egress("http://localhost:8181, proxy.example", host -> List.of(address("127.0.0.1")));

        assertThatCode(() -> added.check(URI.create("http://localhost:8181/x"))).doesNotThrowAnyException();
        assertThatCode(() -> added.check(URI.create("https://proxy.example/x"))).doesNotThrowAnyException();
        assertThat(added.allows(URI.create("http://localhost:8182/"))).isFalse();
        assertThat(added.allows(URI.create("https://localhost:8181/"))).isFalse();
        assertThat(added.allows(URI.create("http://proxy.example/"))).isFalse();
    }

    @Test
    void aRefusedAddressIsNotEvenConnectedTo() throws Exception {
        try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            canary.setSoTimeout(300);
            URI target = URI.create("http://127.0.0.1:" + canary.getLocalPort() + "/services/data");
            Transport transport = new Transport(byName);

            assertThatThrownBy(() -> transport.send(target, ApiRequest.get(target.toString()), Map.of()))
                    .isInstanceOf(ConnectorException.class);
            assertThatThrownBy(canary::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
