package io.concordat.connector.salesforce.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people enter for a domain, and where it leads. */
class LoginHostTest {

    @ParameterizedTest
    @CsvSource({
        "acme, https://acme.my.salesforce.com",
        "ACME, https://acme.my.salesforce.com",
        "d5i000000isb4eak-dev-ed, https://d5i000000isb4eak-dev-ed.my.salesforce.com",
        "acme--uat, https://acme--uat.sandbox.my.salesforce.com",
        "acme--uat.sandbox, https://acme--uat.sandbox.my.salesforce.com",
        "acme-dev-ed.develop, https://acme-dev-ed.develop.my.salesforce.com",
        "acme.my.salesforce.com, https://acme.my.salesforce.com",
        "https://acme.my.salesforce.com/, https://acme.my.salesforce.com",
        "https://acme.my.salesforce.com/home/home.jsp, https://acme.my.salesforce.com",
        "acme.lightning.force.com, https://acme.my.salesforce.com",
        "https://acme.lightning.force.com/lightning/page/home, https://acme.my.salesforce.com",
        "acme--uat.sandbox.lightning.force.com, https://acme--uat.sandbox.my.salesforce.com",
        "acme.my.salesforce-setup.com, https://acme.my.salesforce.com",
        "test.salesforce.com, https://test.salesforce.com"
    })
    void aPrefixOrAWholeHostLeadsToTheSameAddress(String entered, String host) {
        assertThat(LoginHost.of(false, entered)).hasToString(host);
    }

    @Test
    void withoutADomainTheEnvironmentDecides() {
        assertThat(LoginHost.of(false, "")).hasToString("https://login.salesforce.com");
        assertThat(LoginHost.of(true, " ")).hasToString("https://test.salesforce.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ac me", "http://", "ftp://acme", "a@b.my.salesforce.com", "ümlaut", "://x"})
    void whatIsNoDomainIsRefused(String entered) {
        assertThatThrownBy(() -> LoginHost.of(false, entered)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void anAssertionIsForTheEnvironment() {
        assertThat(LoginHost.of(false, "acme").audience()).isEqualTo("https://login.salesforce.com");
        assertThat(LoginHost.of(true, "").audience()).isEqualTo("https://test.salesforce.com");
        assertThat(LoginHost.of(false, "acme--uat").audience()).isEqualTo("https://test.salesforce.com");
    }
}
