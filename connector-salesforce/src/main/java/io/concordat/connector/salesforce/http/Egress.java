package io.concordat.connector.salesforce.http;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where requests may go: over https to hosts of Salesforce that have public addresses, and to the hosts that the
 * server's configuration adds. Every address is looked at, those that Salesforce itself sends too.
 *
 * <p>Additions are for development and for proxies: {@code host}, {@code host:port} or {@code scheme://host:port},
 * separated by commas. An added host may have any address; only one with a scheme of http may be called without TLS.
 */
public final class Egress {

    /** The name of the setting of the server that adds hosts. */
    public static final String ALLOW = "concordat.egress.allow";

    private static final Set<String> HOSTS = Set.of("login.salesforce.com", "test.salesforce.com");
    private static final List<String> DOMAINS = List.of(
            ".salesforce.com",
            ".force.com",
            ".salesforce.mil",
            ".cloudforce.com",
            ".salesforce-setup.com",
            ".sfcrmproducts.cn");
    private static final String HOST = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*";

    private final Set<String> added;
    private final Addresses addresses;

    Egress(String allow, Addresses addresses) {
        this.added = Arrays.stream(allow.split(",", -1))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .map(Egress::origin)
                .collect(Collectors.toUnmodifiableSet());
        this.addresses = addresses;
    }

    /** As this server is configured, by system property or environment. */
    public static Egress ofServer() {
        String environment =
                Optional.ofNullable(System.getenv("CONCORDAT_EGRESS_ALLOW")).orElse("");
        return new Egress(System.getProperty(ALLOW, environment), Addresses.OF_MACHINE);
    }

    /** With these hosts added. */
    public static Egress allowing(String allow) {
        return new Egress(allow, Addresses.OF_MACHINE);
    }

    private static String origin(String entry) {
        String withScheme = entry.contains("://") ? entry : "https://" + entry;
        URI uri = URI.create(withScheme);
        return origin(uri);
    }

    /** Scheme, host and port, the port always said. */
    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("http") ? 80 : 443;
        return scheme + "://" + host + ":" + port;
    }

    /**
     * Lets a request pass or refuses it.
     *
     * @throws ConnectorException of MISCONFIGURED if it may not go there, of UNREACHABLE if there is no such host
     */
    void check(URI target) {
        if (target.getHost() == null || target.getRawUserInfo() != null || target.getRawFragment() != null) {
            throw refused("an address without a plain host name");
        }
        if (added.contains(origin(target))) {
            return;
        }
        String host = target.getHost().toLowerCase(Locale.ROOT);
        boolean secure =
                "https".equalsIgnoreCase(target.getScheme()) && (target.getPort() < 0 || target.getPort() == 443);
        if (!secure || !isSalesforce(host)) {
            throw refused(target.getScheme() + "://" + host);
        }
        requirePublic(host);
    }

    /** Whether a host is one that an organisation of Salesforce can have, or was added. */
    public boolean allows(URI target) {
        try {
            check(target);
            return true;
        } catch (ConnectorException refused) {
            return refused.failure() == Failure.UNREACHABLE;
        }
    }

    private static boolean isSalesforce(String host) {
        return host.matches(HOST) && (HOSTS.contains(host) || DOMAINS.stream().anyMatch(host::endsWith));
    }

    private void requirePublic(String host) {
        try {
            for (InetAddress address : addresses.of(host)) {
                if (!PublicAddress.is(address)) {
                    throw refused(host + ", which leads into an inner network,");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new ConnectorException(
                    Failure.UNREACHABLE,
                    "there is no host " + host
                            + "; look for a typing error in the domain, or wait if the network is down",
                    unknown);
        }
    }

    private static ConnectorException refused(String what) {
        return new ConnectorException(
                Failure.MISCONFIGURED,
                what + " is not an address of Salesforce, so nothing is sent there; correct the domain. Other hosts are"
                        + " added in the server's configuration, " + ALLOW);
    }
}
