package io.concordat.web.openid;

import io.concordat.db.Configuration;
import io.concordat.security.Role;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The identity provider as the server is configured.
 *
 * @param label what stands on the button
 * @param hosts besides the issuer's own, where the provider keeps its parts
 * @param nameClaim what of a token is the user's name
 * @param groupsClaim what of a token names groups
 * @param roles which role a group stands for
 */
record OpenIdSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        String label,
        String scopes,
        Set<String> hosts,
        String nameClaim,
        String groupsClaim,
        Map<String, Role> roles) {

    private static final String PREFIX = "concordat.oidc.";

    OpenIdSettings {
        hosts = Set.copyOf(hosts);
        roles = Map.copyOf(roles);
    }

    /** Empty if no provider is configured. */
    static Optional<OpenIdSettings> of(Configuration configuration) {
        Optional<String> issuer = configuration.find(PREFIX + "issuer");
        Optional<String> client = configuration.find(PREFIX + "client.id");
        if (issuer.isEmpty() || client.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OpenIdSettings(
                URI.create(issuer.get()),
                client.get(),
                text(configuration, "client.secret", ""),
                text(configuration, "label", "OpenID Connect"),
                text(configuration, "scopes", "openid profile email"),
                Set.copyOf(Arrays.asList(text(configuration, "hosts", "").split("[,\\s]+", -1))),
                text(configuration, "name.claim", "preferred_username"),
                text(configuration, "groups.claim", "groups"),
                roles(text(configuration, "roles", ""))));
    }

    /** The roles of somebody in these groups; empty if none of the groups stands for one. */
    Set<Role> of(Collection<String> groups) {
        return groups.stream()
                .flatMap(group -> Optional.ofNullable(roles.get(group)).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static String text(Configuration configuration, String name, String otherwise) {
        return configuration.find(PREFIX + name).orElse(otherwise);
    }

    /** Such as {@code crm-admins=ADMINISTRATOR, sales=VIEWER}. */
    private static Map<String, Role> roles(String text) {
        Map<String, Role> roles = new HashMap<>();
        for (String entry : text.split(",", -1)) {
            int end = entry.lastIndexOf('=');
            if (end > 0) {
                String role = entry.substring(end + 1).strip().toUpperCase(Locale.ROOT);
                roles.put(entry.substring(0, end).strip(), Role.valueOf(role));
            }
        }
        return roles;
    }

    @Override
    public String toString() {
        return "OpenIdSettings[" + issuer + "]";
    }
}
