package io.concordat.connector.salesforce.simulator;

import io.concordat.connector.salesforce.simulator.auth.ConnectedApp;
import io.concordat.connector.salesforce.simulator.auth.Grants;
import io.concordat.connector.salesforce.simulator.auth.Passwords;
import io.concordat.connector.salesforce.simulator.org.Directory;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.List;
import java.util.Set;

/** What every new org begins with: an administrator, an integration user with what it needs, and one app. */
final class NewOrg {

    private static final Set<String> EVERYTHING = Set.of(
            "PermissionsApiEnabled",
            "PermissionsModifyAllData",
            "PermissionsViewAllData",
            "PermissionsViewSetup",
            "PermissionsManageUsers",
            "PermissionsCustomizeApplication",
            "PermissionsModifyMetadata",
            "PermissionsManageProfilesPermissionsets",
            "PermissionsAssignPermissionSets",
            "PermissionsBulkApiHardDelete",
            "PermissionsConvertLeads");

    private static final Set<String> ALL_RIGHTS = Set.of(
            "PermissionsRead",
            "PermissionsCreate",
            "PermissionsEdit",
            "PermissionsDelete",
            "PermissionsViewAllRecords",
            "PermissionsModifyAllRecords");

    private static final Set<String> SYNC_RIGHTS =
            Set.of("PermissionsRead", "PermissionsCreate", "PermissionsEdit", "PermissionsViewAllRecords");

    private final Org org;
    private final Directory directory;
    private final Passwords passwords;
    private final Grants grants;

    NewOrg(Org org, Passwords passwords, Grants grants) {
        this.org = org;
        this.directory = new Directory(org);
        this.passwords = passwords;
        this.grants = grants;
    }

    void fill(ConnectedApp app) {
        org.exclusively(() -> {
            directory.organization(org.settings());
            administrator();
            integration();
            return org;
        });
        for (String host : List.of("localhost", "127.0.0.1")) {
            app.callbacks().add("http://" + host + ":8080/api/v1/oauth/callback");
        }
        app.runAs(SalesforceSimulator.USER);
        app.approvedUsers().add(SalesforceSimulator.USER);
        grants.register(app);
    }

    private void administrator() {
        Row profile = directory.profile("System Administrator", EVERYTHING);
        Row set = directory.ownSet(profile);
        for (ObjectSchema object : org.schema().objects()) {
            if (object.isGoverned()) {
                directory.grantObject(set, object.name(), ALL_RIGHTS);
                directory.grantFields(set, object.name());
            }
        }
        user(SalesforceSimulator.ADMIN, "Admin", profile);
    }

    private void integration() {
        Row profile = directory.profile(
                "Salesforce API Only System Integrations",
                Set.of("PermissionsApiEnabled", "PermissionsApiUserOnly", "PermissionsViewSetup"));
        Row user = user(SalesforceSimulator.USER, "Integration", profile);
        Row set = directory.permissionSet("Hub_Integration", Set.of("PermissionsApiEnabled"));
        for (String object : List.of("Account", "Contact", "Lead")) {
            directory.grantObject(set, object, SYNC_RIGHTS);
            directory.grantFields(set, object);
        }
        directory.assign(set, user);
    }

    private Row user(String username, String name, Row profile) {
        passwords.set(username, SalesforceSimulator.PASSWORD, SalesforceSimulator.SECURITY_TOKEN);
        return directory.user(username, name, profile);
    }
}
