package io.concordat.connector.salesforce;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.SettingSpec;
import io.concordat.connector.Settings;
import io.concordat.connector.salesforce.auth.Credentials;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of a connection besides its sign-in.
 *
 * @param apiVersion such as {@code 66.0}
 * @param records what concerns records and their cost
 */
record SalesforceSettings(String apiVersion, RecordSettings records) {

    private static final String API_VERSION = "66.0";

    private static final List<SettingSpec> OWN = List.of(SettingSpec.text(
            "apiVersion",
            "API version",
            "The version of Salesforce's API that is spoken. Change it only when a check says so.",
            API_VERSION));

    static final List<SettingSpec> SPECS = Stream.of(Credentials.SPECS, OWN, RecordSettings.SPECS)
            .flatMap(List::stream)
            .toList();

    /** @throws ConnectorException of MISCONFIGURED naming the setting that is wrong */
    static SalesforceSettings of(Settings settings) {
        String version = settings.find("apiVersion").orElse(API_VERSION).strip();
        if (!version.matches("[1-9][0-9]{1,2}(\\.0)?")) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED, "the setting \"apiVersion\" is a number such as " + API_VERSION);
        }
        return new SalesforceSettings(version.endsWith(".0") ? version : version + ".0", RecordSettings.of(settings));
    }
}
