package io.concordat.connector;

import java.util.List;
import java.util.Set;

/**
 * What the catalogue shows of a connector.
 *
 * @param type stable identifier, lower case, stored with every connection, such as {@code csv}
 * @param name what people call it, such as {@code CSV files}
 * @param category a group of the catalogue, such as {@code CRM}
 * @param description one or two sentences for an admin
 * @param spiVersion the {@link Spi#VERSION} it was built for
 * @param capabilities everything its sessions may be able to do; a session may offer less, never more
 * @param settings what a connection has to fill in, in the order of the form
 */
public record ConnectorDescriptor(
        String type,
        String name,
        String category,
        String description,
        int spiVersion,
        Set<Capability> capabilities,
        List<SettingSpec> settings) {

    public ConnectorDescriptor {
        if (!type.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException("a connector type is 2 to 40 lower-case letters, digits and dashes");
        }
        capabilities = Set.copyOf(capabilities);
        settings = List.copyOf(settings);
    }
}
