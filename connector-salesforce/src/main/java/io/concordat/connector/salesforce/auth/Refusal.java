package io.concordat.connector.salesforce.auth;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.time.Duration;
import java.util.Locale;

/**
 * A sign-in that Salesforce refused, and what to do about it. Quotes the error's code, and nothing else that came.
 *
 * @param error the code; "" if the answer was not Salesforce's
 * @param description what Salesforce said, by which some errors of one code differ
 * @param skew how far this machine's clock is ahead of Salesforce's
 */
record Refusal(Credentials credentials, int status, String error, String description, Duration skew) {

    private static final Duration LOGIN_RATE_PAUSE = Duration.ofHours(1);
    private static final Duration BUSY_PAUSE = Duration.ofMinutes(1);
    private static final Duration TOLERATED = Duration.ofMinutes(1);

    ConnectorException inWords() {
        String said = description.toLowerCase(Locale.ROOT);
        if (said.contains("ip restricted")
                || said.contains("ip address is unauthorized")
                || said.contains("login hours")) {
            return refused(
                    "the address of this server, or the time of day, is not allowed for the user; add the server's"
                            + " outgoing IP address to the login IP ranges of the user's profile and the app's policy in"
                            + " Salesforce, and look at the profile's login hours");
        }
        return switch (error) {
            case "invalid_grant" -> grant(said);
            case "invalid_app_access" ->
                refused("the user is not approved for the app; in Salesforce, open the app's"
                        + " policies and give it a permission set or profile of the user");
            case "invalid_client_id" ->
                refused("Salesforce does not know the consumer key; see that it is copied whole,"
                        + " that the domain is the one of the organisation with the app, and wait ten minutes after the app"
                        + " was made");
            case "invalid_client" ->
                refused(
                        "the consumer secret is wrong; copy it again from the app in Salesforce and enter it in the connection");
            case "unsupported_grant_type" ->
                refused(
                        "the app does not allow this kind of sign-in; enable the flow in the app in Salesforce, or choose another"
                                + " kind in the connection");
            case "redirect_uri_mismatch" ->
                refused("the app does not know the address of this hub; add the callback"
                        + " address that the connection shows, exactly, to the app's callback URLs in Salesforce");
            case "inactive_user" ->
                refused("the user is not active in Salesforce; activate them, or sign in as another");
            case "inactive_org" -> refused("the organisation is locked or closed; ask Salesforce");
            case "rate_limit_exceeded" ->
                ConnectorException.throttled("the user has signed in too often in the last hour", LOGIN_RATE_PAUSE);
            case "unknown_error" ->
                ConnectorException.throttled("Salesforce asks to try the sign-in again", BUSY_PAUSE);
            case "OAUTH_APP_BLOCKED", "OAUTH_APP_ACCESS_DENIED", "access_denied" -> denied();
            case "invalid_scope" ->
                refused(
                        "the app does not grant the scopes \"api\" and \"refresh_token\"; add them to the app in Salesforce");
            default -> other();
        };
    }

    private ConnectorException grant(String said) {
        if (said.contains("not supported on this domain")) {
            return misconfigured("signing in as the app works at your My Domain only; fill in the setting \"domain\"");
        }
        if (said.contains("no client credentials user")) {
            return refused("the app has no user to run as; in Salesforce, open the app's policies and name one under"
                    + " Client Credentials Flow");
        }
        if (said.contains("hasn't approved")) {
            return refused(
                    "the user has not approved the app; in Salesforce, set the app's policy to \"Admin approved users"
                            + " are pre-authorized\" and give it a permission set of the user");
        }
        if (said.contains("audience")) {
            return misconfigured("the organisation is not of the chosen environment; choose sandbox for a sandbox,"
                    + " production for any other, or fill in the domain");
        }
        return said.contains("expired") ? expired(said) : authentication();
    }

    private ConnectorException expired(String said) {
        if (credentials.kind() == SignInKind.JWT_BEARER) {
            return skew.abs().compareTo(TOLERATED) > 0
                    ? refused("the clock of this server is " + Math.abs(skew.toSeconds()) + " seconds "
                            + (skew.isNegative() ? "behind" : "ahead of") + " Salesforce's; set it right")
                    : refused(
                            "Salesforce takes the signed assertion for expired; see that this server's clock is right");
        }
        return said.contains("code")
                ? refused("the sign-in in the browser took too long or was used already; choose Connect again")
                : refused(
                        "the sign-in has ended: it was revoked, replaced, or not used for a long time; choose Connect to"
                                + " sign in again. What changed meanwhile is caught up then");
    }

    private ConnectorException authentication() {
        return switch (credentials.kind()) {
            case PASSWORD ->
                refused("user name, password or security token is wrong, or the organisation blocks this kind"
                        + " of sign-in, as newer ones do. The login history of the user in Salesforce says which: reset and"
                        + " enter the password and token again, or choose another kind of sign-in");
            case JWT_BEARER ->
                refused("Salesforce does not accept the signed assertion; see that the certificate in the app"
                        + " belongs to the private key, and that the user name is one of this organisation");
            case CLIENT_CREDENTIALS ->
                refused("Salesforce does not let the app sign in; enable the Client Credentials Flow"
                        + " in the app and name a user to run as");
            case BROWSER -> refused("Salesforce does not accept the sign-in; choose Connect to sign in again");
        };
    }

    private ConnectorException denied() {
        return error.equals("access_denied")
                ? refused("the sign-in was not allowed in the browser; choose Connect and allow it, as a user who may")
                : refused(
                        "an administrator has blocked the app in Salesforce, or it is not installed there; let them allow"
                                + " it under Connected Apps OAuth Usage, then choose Connect");
    }

    private ConnectorException other() {
        if (status >= 500 || status == 420 || status == 429) {
            return ConnectorException.throttled("Salesforce's sign-in is busy or under maintenance", BUSY_PAUSE);
        }
        if (error.isEmpty()) {
            return misconfigured(credentials.host() + " does not answer like a sign-in of Salesforce (" + status
                    + "); correct the domain");
        }
        String code = error.replaceAll("[^A-Za-z_]", "");
        return refused("Salesforce refuses the sign-in (" + code + "); look at the user's login history in Salesforce");
    }

    private static ConnectorException refused(String message) {
        return new ConnectorException(Failure.CREDENTIALS_REFUSED, message);
    }

    private static ConnectorException misconfigured(String message) {
        return new ConnectorException(Failure.MISCONFIGURED, message);
    }
}
