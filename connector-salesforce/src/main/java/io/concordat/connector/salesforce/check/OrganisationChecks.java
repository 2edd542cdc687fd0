package io.concordat.connector.salesforce.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.Organisation;
import io.concordat.connector.salesforce.auth.Credentials;
import io.concordat.connector.salesforce.auth.SignInKind;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.SalesforceClient;
import io.concordat.connector.salesforce.http.Usage.Allowance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the hub has signed in, how, and what the organisation allows. */
final class OrganisationChecks {

    /** Versions are supported for three years; three appear in each. */
    private static final int NEARLY_RETIRED = 8;

    private static final int FEW_PER_CENT = 5;

    private final SalesforceClient client;
    private final Organisation organisation;
    private final Credentials credentials;

    OrganisationChecks(SalesforceClient client, Organisation organisation, Credentials credentials) {
        this.client = client;
        this.organisation = organisation;
        this.credentials = credentials;
    }

    List<Check> findings() {
        List<Check> findings = new ArrayList<>();
        findings.add(signIn());
        findings.add(Check.passed(
                "ORGANISATION",
                organisation.name() + " (" + organisation.id() + "), "
                        + (organisation.edition().isEmpty() ? "edition unknown" : organisation.edition())
                        + (organisation.sandbox() ? ", a sandbox" : ", no sandbox") + "; API access is there"));
        version().ifPresent(findings::add);
        calls().ifPresent(findings::add);
        return findings;
    }

    private Check signIn() {
        String where = "signed in at " + credentials.host() + ", API at "
                + client.token().instance();
        return credentials.kind() == SignInKind.PASSWORD
                ? Check.advice(
                        "SIGN_IN",
                        where + " by password, a legacy that Salesforce blocks in newer organisations",
                        "change to signing in in the browser, as the app, or by certificate")
                : Check.passed("SIGN_IN", where);
    }

    private Optional<Check> version() {
        List<BigDecimal> versions = new ArrayList<>();
        try {
            JsonNode list = client.json(ApiRequest.get("/services/data/"));
            list.forEach(
                    entry -> versions.add(new BigDecimal(entry.path("version").asText("0"))));
        } catch (ApiException | ConnectorException | NumberFormatException notSaid) {
            return Optional.empty();
        }
        BigDecimal ours = new BigDecimal(client.version());
        if (versions.stream().noneMatch(version -> version.compareTo(ours) == 0)) {
            return Optional.of(Check.failed(
                    "API_VERSION",
                    "Salesforce does not speak version " + ours + " of its API here",
                    "set the API version of the connection to one between " + versions.get(0) + " and "
                            + versions.get(versions.size() - 1)));
        }
        long newer =
                versions.stream().filter(version -> version.compareTo(ours) > 0).count();
        return Optional.of(
                newer >= NEARLY_RETIRED
                        ? Check.advice(
                                "API_VERSION",
                                "version " + ours + " of the API is nearly three years old and may be retired",
                                "set the API version of the connection to a newer one")
                        : Check.passed("API_VERSION", "version " + ours + " of the API is spoken"));
    }

    private Optional<Check> calls() {
        return client.usage().allowance().map(OrganisationChecks::calls);
    }

    private static Check calls(Allowance allowance) {
        String left = allowance.remaining() + " of " + allowance.most() + " API calls of 24 hours are left";
        boolean few = allowance.remaining() * 100 < allowance.most() * FEW_PER_CENT;
        return few
                ? Check.failed("API_CALLS", left, "wait, or see which other program uses them up in System Overview")
                : Check.passed("API_CALLS", left);
    }
}
