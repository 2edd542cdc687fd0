package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.SettingSpec;
import io.concordat.connector.Settings;
import io.concordat.security.SecretPlace;
import io.concordat.security.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts settings away, secrets sealed, and takes them out again for a session. */
@ApplicationScoped
class SettingVault {

    private final Secrets secrets;
    private final SettingRules rules;

    @Inject
    SettingVault(Secrets secrets, SettingRules rules) {
        this.secrets = secrets;
        this.rules = rules;
    }

    /** What is stored once somebody entered something; a blank value removes a setting. */
    StoredSettings put(UUID id, ConnectorDescriptor connector, StoredSettings stored, Map<String, String> entered) {
        Map<String, String> plain = new HashMap<>(stored.plain());
        Map<String, String> sealed = new HashMap<>(stored.sealed());
        for (SettingSpec spec : connector.settings()) {
            String name = spec.name();
            if (entered.containsKey(name)) {
                String value = entered.getOrDefault(name, "");
                plain.remove(name);
                sealed.remove(name);
                if (!value.isBlank() && spec.secret()) {
                    sealed.put(name, secrets.seal(value, place(id, name)));
                } else if (!value.isBlank()) {
                    plain.put(name, value.strip());
                }
            }
        }
        return new StoredSettings(plain, sealed);
    }

    /**
     * The settings as a connector takes them: secrets opened, defaults filled in, and right by today's configuration of
     * the server, whatever was allowed when they were entered.
     *
     * @throws ConnectorException of kind MISCONFIGURED if one is missing, no longer allowed, or does not open
     */
    Settings take(UUID id, ConnectorDescriptor connector, StoredSettings stored) {
        Map<String, String> values = new HashMap<>();
        for (SettingSpec spec : connector.settings()) {
            value(id, spec, stored).ifPresent(value -> {
                rules.objection(spec, value).ifPresent(objection -> {
                    throw misconfigured(spec.label() + ": " + objection);
                });
                values.put(spec.name(), value);
            });
            if (spec.required() && !values.containsKey(spec.name())) {
                throw misconfigured(spec.label() + " is required; enter it in the connection");
            }
        }
        return new Settings(values);
    }

    private Optional<String> value(UUID id, SettingSpec spec, StoredSettings stored) {
        String sealed = stored.sealed().get(spec.name());
        if (sealed != null) {
            return Optional.of(open(sealed, place(id, spec.name())));
        }
        String plain = stored.plain().getOrDefault(spec.name(), spec.defaultValue());
        return Optional.of(plain).filter(value -> !value.isEmpty());
    }

    private String open(String sealed, SecretPlace place) {
        try {
            return secrets.open(sealed, place);
        } catch (HubException closed) {
            throw new ConnectorException(Failure.MISCONFIGURED, String.valueOf(closed.getMessage()), closed);
        }
    }

    private static SecretPlace place(UUID id, String name) {
        return new SecretPlace("connection", id.toString(), "settings." + name);
    }

    private static ConnectorException misconfigured(String message) {
        return new ConnectorException(Failure.MISCONFIGURED, message);
    }
}
