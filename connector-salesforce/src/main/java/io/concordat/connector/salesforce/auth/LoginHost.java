package io.concordat.connector.salesforce.auth;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where sign-ins of an organisation go.
 *
 * @param origin scheme, host, and port if it is not the usual one
 */
public record LoginHost(URI origin) {

    static final LoginHost PRODUCTION = new LoginHost(URI.create("https://login.salesforce.com"));
    static final LoginHost SANDBOX = new LoginHost(URI.create("https://test.salesforce.com"));

    private static final String MY_DOMAIN = ".my.salesforce.com";
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    /**
     * From what a person entered.
     *
     * @param sandbox whether a test copy is meant, if they entered no domain
     * @param domain a My Domain by its prefix ({@code acme}, {@code acme--uat}) or in whole, with or without scheme and
     *     path; "" for the general address
     * @throws ConnectorException of MISCONFIGURED if it is no domain
     */
    public static LoginHost of(boolean sandbox, String domain) {
        String entered = domain.strip().toLowerCase(Locale.ROOT);
        if (entered.isEmpty()) {
            return sandbox ? SANDBOX : PRODUCTION;
        }
        if (entered.matches(LABEL)) {
            return ofHost(entered.contains("--") ? entered + ".sandbox" + MY_DOMAIN : entered + MY_DOMAIN);
        }
        URI address = address(entered);
        String host = address.getHost();
        if (address.getPort() >= 0 || "http".equals(address.getScheme())) {
            return new LoginHost(URI.create(address.getScheme() + "://" + address.getRawAuthority()));
        }
        return ofHost(myDomain(host));
    }

    private static LoginHost ofHost(String host) {
        return new LoginHost(URI.create("https://" + host));
    }

    private static URI address(String entered) {
        try {
            URI address = new URI(entered.contains("://") ? entered : "https://" + entered);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (web && address.getHost() != null && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            throw notADomain(notAnAddress);
        }
        throw notADomain(new IllegalArgumentException("no host"));
    }

    /** What the browser shows of an organisation is another host than the one for sign-ins; people copy that one. */
    private static String myDomain(String host) {
        String sandboxed =
                host.matches("[^.]+--[^.]+\\.sandbox") || host.matches("[^.]+\\.(sandbox|develop|scratch|trailblaze)")
                        ? host + MY_DOMAIN
                        : host;
        return sandboxed
                .replaceFirst("\\.lightning\\.force\\.com$", MY_DOMAIN)
                .replaceFirst("\\.my\\.salesforce-setup\\.com$", MY_DOMAIN);
    }

    private static ConnectorException notADomain(Exception cause) {
        return new ConnectorException(
                Failure.MISCONFIGURED,
                "the setting \"domain\" is no domain; enter the first part of your My Domain, such as acme, or all of it,"
                        + " such as acme.my.salesforce.com",
                cause);
    }

    /** Whether it is the address of one organisation, and not the general one. */
    public boolean isMyDomain() {
        return !equals(PRODUCTION) && !equals(SANDBOX);
    }

    /** Who a signed assertion is for. */
    String audience() {
        String host = origin.getHost();
        if (!host.endsWith(".salesforce.com")) {
            return origin.toString();
        }
        return equals(SANDBOX) || host.contains(".sandbox.") ? SANDBOX.toString() : PRODUCTION.toString();
    }

    URI resolve(String path) {
        return URI.create(origin + path);
    }

    @Override
    public String toString() {
        return origin.toString();
    }
}
