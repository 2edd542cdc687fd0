package io.concordat.connector.salesforce.check;

import io.concordat.connector.Check;
import io.concordat.connector.Organisation;
import io.concordat.connector.salesforce.http.AccessToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who the hub is in the organisation, and what of its rights it does not need. */
final class UserChecks {

    private static final Set<String> NEEDED_SCOPES = Set.of("api", "refresh_token", "offline_access");

    private final Organisation organisation;
    private final AccessToken token;
    private final Rights rights;

    UserChecks(Organisation organisation, AccessToken token, Rights rights) {
        this.organisation = organisation;
        this.token = token;
        this.rights = rights;
    }

    List<Check> findings() {
        List<Check> findings = new ArrayList<>();
        findings.add(strategy());
        scopes().ifPresent(findings::add);
        Rights.BEYOND.forEach((permission, name) -> {
            if (rights.has(permission)) {
                findings.add(Check.advice(
                        "EXCESS_PERMISSION",
                        "the user has the permission \"" + name + "\", which the hub does not need",
                        "take it from the user's profile and permission sets in Salesforce"
                                + (isForFields(permission)
                                        ? "; it is needed only to make custom fields from here"
                                        : "")));
            }
        });
        return findings;
    }

    private static boolean isForFields(String permission) {
        return List.of("CustomizeApplication", "ModifyMetadata", "ManageProfilesPermissionsets", "AssignPermissionSets")
                .contains(permission);
    }

    /** Which of the three strategies for an integration user it is, with what speaks for and against it. */
    private Check strategy() {
        String user = organisation.user();
        if (!rights.known()) {
            return Check.advice(
                    "INTEGRATION_USER",
                    "signed in as " + user + "; Salesforce does not tell this user what it may do",
                    "give the user the permission \"View Setup and Configuration\" to have its rights checked");
        }
        if (rights.isIntegrationUser()) {
            return Check.passed(
                    "INTEGRATION_USER",
                    user + " is a dedicated integration user: its rights can be kept small, and what the hub changes is"
                            + " told from what people change");
        }
        if (rights.isAdministrator()) {
            return Check.advice(
                    "INTEGRATION_USER",
                    user + " is an administrator: quick and free, but with access to everything, the hub's changes look"
                            + " like theirs, and the connection breaks when they leave",
                    "make a user for the hub alone, with the profile \"Salesforce API Only System Integrations\" and the"
                            + " permission set that can be downloaded here");
        }
        return Check.advice(
                "INTEGRATION_USER",
                user
                        + " is an ordinary user: no new licence, but if other programs or a person use it too, they share its"
                        + " rights and limits, and all stop when it is shut down",
                "make a user for the hub alone if others use this one");
    }

    private Optional<Check> scopes() {
        List<String> more = Arrays.stream(token.scope().split("[ ,]+", -1))
                .filter(scope -> !scope.isEmpty() && !NEEDED_SCOPES.contains(scope))
                .sorted()
                .toList();
        if (token.scope().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                more.isEmpty()
                        ? Check.passed("SCOPES", "the sign-in covers " + token.scope() + " and no more")
                        : Check.advice(
                                "SCOPES",
                                "the sign-in covers more than is needed: " + String.join(", ", more),
                                "leave \"api\" and \"refresh_token\" in the app's scopes and take the others out"));
    }
}
