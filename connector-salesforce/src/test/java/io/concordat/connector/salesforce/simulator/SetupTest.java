package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SetupTest {

    private static final String FIELD = """
            {"FullName":"Contact.HubId__c","Metadata":{"type":"Text","label":"Hub Id","length":64,
            "externalId":true,"unique":true,"caseSensitive":true}}""";

    private final SalesforceSimulator org = SalesforceSimulator.start();

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void a_new_field_is_seen_by_nobody_until_a_permission_set_grants_it() {
        RawClient admin = RawClient.signedInAs(org, SalesforceSimulator.ADMIN);
        Answer made = admin.call("POST", "/tooling/sobjects/CustomField", FIELD);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(describe(admin, "Contact", "HubId__c").isMissingNode()).isTrue();
        assertThat(admin.query("SELECT HubId__c FROM Contact").code()).isEqualTo("INVALID_FIELD");

        RawClient user = RawClient.signedIn(org);
        String userId = admin.query("SELECT Id FROM User WHERE Username = '" + SalesforceSimulator.USER + "'")
                .json()
                .at("/records/0/Id")
                .asText();
        String set =
                id(admin.call("POST", "/sobjects/PermissionSet", "{\"Name\":\"Hub_Sync\",\"Label\":\"Hub Sync\"}"));
        String grant = "{\"ParentId\":\"" + set + "\",\"SobjectType\":\"Contact\",\"Field\":\"Contact.HubId__c\","
                + "\"PermissionsRead\":true,\"PermissionsEdit\":true}";
        id(admin.call("POST", "/sobjects/FieldPermissions", grant));
        assertThat(admin.call("POST", "/sobjects/FieldPermissions", grant).code())
                .isEqualTo("DUPLICATE_VALUE");
        id(admin.call(
                "POST",
                "/sobjects/PermissionSetAssignment",
                "{\"AssigneeId\":\"" + userId + "\",\"PermissionSetId\":\"" + set + "\"}"));
        JsonNode field = describe(user, "Contact", "HubId__c");
        assertThat(field.path("updateable").asBoolean()).isTrue();
        assertThat(field.path("externalId").asBoolean()).isTrue();
        assertThat(field.path("caseSensitive").asBoolean()).isTrue();
        assertThat(field.path("length").asInt()).isEqualTo(64);
        assertThat(describe(admin, "Contact", "HubId__c").isMissingNode()).isTrue();
    }

    @Test
    void names_lengths_and_rights_are_checked_when_a_field_is_made() {
        RawClient admin = RawClient.signedInAs(org, SalesforceSimulator.ADMIN);
        assertThat(make(admin, FIELD.replace("HubId__c", "Hub Id__c"))).isEqualTo("FIELD_INTEGRITY_EXCEPTION");
        assertThat(make(admin, FIELD.replace("64", "256"))).isEqualTo("FIELD_INTEGRITY_EXCEPTION");
        assertThat(make(admin, FIELD.replace("\"label\":\"Hub Id\",", ""))).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(make(admin, FIELD)).isEmpty();
        assertThat(make(admin, FIELD)).isEqualTo("DUPLICATE_DEVELOPER_NAME");
        assertThat(make(RawClient.signedIn(org), FIELD)).isEqualTo("INSUFFICIENT_ACCESS");
        String notes = """
                {"FullName":"Account.Notes__c","Metadata":{"type":"LongTextArea","label":"Notes","length":255,
                "visibleLines":5}}""";
        assertThat(make(admin, notes)).isEqualTo("FIELD_INTEGRITY_EXCEPTION");
        assertThat(make(admin, notes.replace("255", "32768"))).isEmpty();
    }

    @Test
    void a_hidden_field_is_neither_described_nor_read_nor_written() {
        RawClient user = RawClient.signedIn(org);
        org.setup().hideField("Contact", "Email");
        assertThat(describe(user, "Contact", "Email").isMissingNode()).isTrue();
        assertThat(user.call("POST", "/sobjects/Contact", "{\"LastName\":\"Doe\",\"Email\":\"a@b.example\"}")
                        .code())
                .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        org.setup().showField("Contact", "Email", false);
        assertThat(describe(user, "Contact", "Email").path("updateable").asBoolean(true))
                .isFalse();
    }

    @Test
    void object_rights_decide_what_one_may_do() {
        RawClient user = RawClient.signedIn(org);
        String id = org.admin().create("Lead", Map.of("LastName", "Doe", "Company", "C"));
        org.setup().objectRight("Lead", ObjectRight.CREATE, false);
        assertThat(user.call("POST", "/sobjects/Lead", "{\"LastName\":\"Doe\",\"Company\":\"C\"}")
                        .code())
                .isEqualTo("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
        org.setup().objectRight("Lead", ObjectRight.EDIT, false);
        assertThat(user.call("PATCH", "/sobjects/Lead/" + id, "{\"Phone\":\"1\"}")
                        .code())
                .isEqualTo("INSUFFICIENT_ACCESS_OR_READONLY");
        assertThat(user.call("DELETE", "/sobjects/Lead/" + id, "").code()).isEqualTo("INSUFFICIENT_ACCESS_OR_READONLY");
        org.setup().objectRight("Lead", ObjectRight.READ, false);
        assertThat(user.query("SELECT Id FROM Lead").code()).isEqualTo("INVALID_TYPE");
        assertThat(user.get("/sobjects/Lead/describe").status()).isEqualTo(404);
    }

    @Test
    void a_private_object_shows_its_rows_to_their_owners() {
        org.admin().create("Contact", Map.of("LastName", "Theirs"));
        org.settings().privateObjects().add("Contact");
        org.setup().objectRight("Contact", ObjectRight.VIEW_ALL, false);
        RawClient user = RawClient.signedIn(org);
        user.call("POST", "/sobjects/Contact", "{\"LastName\":\"Mine\"}");
        assertThat(user.query("SELECT Id FROM Contact").json().path("totalSize").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_description_that_did_not_change_is_not_sent_again() {
        RawClient user = RawClient.signedIn(org);
        Answer first = user.get("/sobjects/Contact/describe");
        String date = first.headers().getOrDefault("last-modified", "");
        assertThat(user.get("/sobjects/Contact/describe", "If-Modified-Since", date)
                        .status())
                .isEqualTo(304);
        org.clock().advance(java.time.Duration.ofSeconds(2));
        org.setup().hideField("Contact", "Email");
        assertThat(user.get("/sobjects/Contact/describe", "If-Modified-Since", date)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void accounts_that_are_persons_have_a_name_of_two_parts() {
        RawClient user = RawClient.signedIn(org);
        assertThat(describe(user, "Account", "IsPersonAccount").isMissingNode()).isTrue();
        org.setup().enablePersonAccounts();
        assertThat(describe(user, "Account", "IsPersonAccount").isMissingNode()).isFalse();
        String id = id(user.call("POST", "/sobjects/Account", "{\"FirstName\":\"Jo\",\"LastName\":\"Doe\"}"));
        assertThat(org.admin().text(id, "Name")).isEqualTo("Jo Doe");
        assertThat(org.admin().text(id, "IsPersonAccount")).isEqualTo("true");
        String company = id(user.call("POST", "/sobjects/Account", "{\"Name\":\"Acme\"}"));
        assertThat(org.admin().text(company, "IsPersonAccount")).isEqualTo("false");
    }

    @Test
    void the_orgs_own_row_says_what_it_is() {
        org.settings().edition("Professional Edition");
        org.settings().sandbox(true);
        JsonNode row = RawClient.signedIn(org)
                .query("SELECT Id, OrganizationType, IsSandbox FROM Organization")
                .json()
                .at("/records/0");
        assertThat(row.path("OrganizationType").asText()).isEqualTo("Professional Edition");
        assertThat(row.path("IsSandbox").asBoolean()).isTrue();
    }

    @Test
    void record_types_are_described_and_can_be_chosen() {
        String type = org.setup().addRecordType("Contact", "Partner");
        RawClient user = RawClient.signedIn(org);
        JsonNode described = user.get("/sobjects/Contact/describe").json();
        assertThat(described.path("recordTypeInfos")).hasSize(2);
        String id =
                id(user.call("POST", "/sobjects/Contact", "{\"LastName\":\"D\",\"RecordTypeId\":\"" + type + "\"}"));
        assertThat(user.query("SELECT RecordType.DeveloperName FROM Contact WHERE Id = '" + id + "'")
                        .json()
                        .at("/records/0/RecordType/DeveloperName")
                        .asText())
                .isEqualTo("Partner");
    }

    @Test
    void permissions_can_be_asked_for() {
        RawClient user = RawClient.signedIn(org);
        Answer all = user.query("SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = '"
                + SalesforceSimulator.ADMIN + "' AND PermissionSet.PermissionsModifyAllData = true");
        assertThat(all.json().path("totalSize").asInt()).as(all.text()).isEqualTo(1);
        Answer fields = user.query("SELECT Field, PermissionsEdit, Parent.Name FROM FieldPermissions"
                + " WHERE SobjectType = 'Contact' AND Field = 'Contact.Email' AND Parent.Name = 'Hub_Integration'");
        assertThat(fields.json().path("totalSize").asInt()).isEqualTo(1);
        Answer definitions = user.query("SELECT QualifiedApiName, DataType FROM FieldDefinition"
                + " WHERE EntityDefinition.QualifiedApiName = 'Contact' AND QualifiedApiName = 'LastName'");
        assertThat(definitions.json().at("/records/0/DataType").asText()).isEqualTo("Text(80)");
        Answer organization = user.query("SELECT Id, OrganizationType, IsSandbox FROM Organization");
        assertThat(organization.json().at("/records/0/Id").asText()).isEqualTo(org.orgId());
    }

    private static JsonNode describe(RawClient client, String object, String field) {
        for (JsonNode one :
                client.get("/sobjects/" + object + "/describe/").json().path("fields")) {
            if (one.path("name").asText().equals(field)) {
                return one;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static String make(RawClient client, String field) {
        Answer answer = client.call("POST", "/tooling/sobjects/CustomField", field);
        return answer.status() == 201 ? "" : answer.code();
    }

    private static String id(Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("id").asText();
    }
}
