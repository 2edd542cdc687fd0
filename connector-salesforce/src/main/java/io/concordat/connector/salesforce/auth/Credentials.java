package io.concordat.connector.salesforce.auth;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.SettingSpec;
import io.concordat.connector.SettingSpec.Kind;
import io.concordat.connector.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a connection signs in with. Its text form shows how and where only.
 *
 * @param kind how
 * @param host where
 * @param clientId the consumer key of the app
 * @param settings everything that was entered, for the secrets that a kind needs
 */
public record Credentials(SignInKind kind, LoginHost host, String clientId, Settings settings) {

    /** The settings of a sign-in, in the order of the form. */
    public static final List<SettingSpec> SPECS = List.of(
            SettingSpec.choice(
                    "signIn",
                    "Sign in",
                    "In the browser as the integration user; as the app itself; by a certificate; or by password, which is"
                            + " a legacy that newer organisations block.",
                    Arrays.stream(SignInKind.values()).map(SignInKind::setting).toList()),
            SettingSpec.choice(
                    "environment",
                    "Environment",
                    "Which kind of organisation, if you leave the domain empty.",
                    List.of("production", "sandbox")),
            SettingSpec.text(
                    "domain",
                    "My Domain",
                    "The first part, such as acme or acme--uat, or all of it, such as acme.my.salesforce.com. Required to"
                            + " sign in as the app.",
                    ""),
            SettingSpec.text(
                            "clientId",
                            "Consumer key",
                            "Of the External Client App or connected app in Salesforce.",
                            "")
                    .asRequired(),
            secret("clientSecret", "Consumer secret", "Of the same app. Not needed with a certificate."),
            SettingSpec.text(
                    "username", "User name", "Of the integration user; for sign-in by certificate or password.", ""),
            secret("privateKey", "Private key", "PKCS #8, as text (PEM); its certificate is uploaded to the app."),
            secret("password", "Password", "Of the user; only for sign-in by password."),
            secret(
                    "securityToken",
                    "Security token",
                    "Of the user; only for sign-in by password, unless this server's address is trusted in Salesforce."));

    private static SettingSpec secret(String name, String label, String help) {
        return new SettingSpec(name, label, Kind.TEXT, false, true, help, List.of(), "");
    }

    /** @throws ConnectorException of MISCONFIGURED naming the setting that is missing or wrong */
    public static Credentials of(Settings settings) {
        SignInKind kind = SignInKind.of(settings.find("signIn").orElse(SignInKind.BROWSER.setting()));
        LoginHost host = LoginHost.of(
                settings.find("environment").filter("sandbox"::equals).isPresent(),
                settings.find("domain").orElse(""));
        Credentials credentials =
                new Credentials(kind, host, settings.get("clientId").strip(), settings);
        credentials.kind.needed().forEach(name -> credentials.need(name));
        if (kind == SignInKind.CLIENT_CREDENTIALS && !host.isMyDomain()) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED,
                    "signing in as the app works at your My Domain only; fill in the setting \"domain\", such as acme");
        }
        return credentials;
    }

    private void need(String name) {
        if (settings.find(name).isEmpty()) {
            String label = SPECS.stream()
                    .filter(spec -> spec.name().equals(name))
                    .map(SettingSpec::label)
                    .findFirst()
                    .orElse(name);
            throw new ConnectorException(
                    Failure.MISCONFIGURED,
                    label + " is needed for this kind of sign-in; fill it in, or choose another");
        }
    }

    String setting(String name) {
        return settings.find(name).orElse("");
    }

    /** Who asks: the app, with its secret if it has one. */
    void addClient(Map<String, String> form) {
        form.put("client_id", clientId);
        settings.find("clientSecret").ifPresent(secret -> form.put("client_secret", secret));
    }

    @Override
    public String toString() {
        return "Credentials[" + kind + " " + host + "]";
    }
}
