package io.concordat.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path that servers may read in two ways is none. */
class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../users",
                "/api/..",
                "/./users",
                "/api/..;/users",
                "/users;jsessionid=1",
                "//users",
                "/api/%2e%2e/users",
                "/api/%2E./users",
                "/api%2fv1",
                "/api/..\\users",
                "/api%5c..%5cusers",
                "/users%00.css"
            })
    void pathsThatServersTidyUpAreRefused(String path) {
        assertThat(Addresses.isPlain(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/users",
                "/users.xhtml",
                "/api/v1/connections/1/objects/profiles/Contact%20List",
                "/api/v1/profiles/1/history",
                "/jakarta.faces.resource/concordat.css.xhtml",
                "/api/v1/x/..y/y.."
            })
    void othersAreNot(String path) {
        assertThat(Addresses.isPlain(path)).isTrue();
    }
}
