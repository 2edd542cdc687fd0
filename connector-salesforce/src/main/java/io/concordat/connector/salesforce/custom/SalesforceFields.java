package io.concordat.connector.salesforce.custom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.CustomFields;
import io.concordat.connector.NewField;
import io.concordat.connector.salesforce.describe.DescribedField;
import io.concordat.connector.salesforce.describe.Descriptions;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.http.SalesforceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Custom fields by the Tooling API. A field that is made this way is seen by nobody until it is granted. */
public final class SalesforceFields implements CustomFields {

    private static final int MOST_EXTERNAL_IDS = 25;

    private final SalesforceClient client;
    private final Descriptions descriptions;

    public SalesforceFields(SalesforceClient client, Descriptions descriptions) {
        this.client = client;
        this.descriptions = descriptions;
    }

    @Override
    public Made make(String object, NewField field) {
        FieldSpec spec = FieldSpec.of(field);
        descriptions.refresh();
        ObjectDescription before = descriptions.get(object);
        requireRoom(before, field, spec);
        List<Check> steps = new ArrayList<>();
        steps.add(create(object, spec));
        steps.add(grant(object, spec));
        descriptions.refresh();
        boolean visible = isOpen(descriptions.get(object).field(spec.name()));
        steps.add(
                visible
                        ? Check.passed("FIELD_VISIBLE", "the hub's user sees " + spec.name() + " and may change it")
                        : Check.failed(
                                "FIELD_VISIBLE",
                                "the hub's user does not see " + spec.name() + ", or may not change it",
                                "add Read and Edit on " + object + "." + spec.name()
                                        + " to a permission set of the user in Salesforce, then check again"));
        return new Made(spec.name(), visible, steps);
    }

    private static boolean isOpen(Optional<DescribedField> field) {
        return field.filter(seen -> seen.field().updateable()).isPresent();
    }

    private static void requireRoom(ObjectDescription object, NewField field, FieldSpec spec) {
        boolean there = object.fields().keySet().stream().anyMatch(spec.name()::equalsIgnoreCase);
        if (there) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED,
                    object.name() + " has a field " + spec.name() + " already; use that one, or choose another name");
        }
        long keys = object.fields().values().stream()
                .filter(other -> other.field().externalId())
                .count();
        if (field.kind() == NewField.Kind.EXTERNAL_ID && keys >= MOST_EXTERNAL_IDS) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED,
                    object.name() + " has " + keys
                            + " external ids, and Salesforce allows no more; remove one that is not"
                            + " needed any longer");
        }
    }

    /** A field that is there already though the user does not see it needs only to be granted. */
    private Check create(String object, FieldSpec spec) {
        ObjectNode body = Json.object().put("FullName", object + "." + spec.name());
        body.set("Metadata", spec.metadata());
        try {
            client.json(ApiRequest.post("/tooling/sobjects/CustomField").json(body));
            return Check.passed("FIELD_MADE", object + "." + spec.name() + " was made");
        } catch (ApiException refused) {
            if (refused.has("DUPLICATE_DEVELOPER_NAME")) {
                return Check.passed("FIELD_MADE", object + "." + spec.name() + " was there already, and hidden");
            }
            throw words(refused, object, spec);
        }
    }

    private static ConnectorException words(ApiException refused, String object, FieldSpec spec) {
        boolean forbidden = refused.status() == 403
                || refused.status() == 404
                || refused.code().startsWith("INSUFFICIENT_ACCESS");
        if (forbidden) {
            return new ConnectorException(
                    Failure.NOT_PERMITTED,
                    "the user may not make fields. Either let an administrator make " + object + "." + spec.name()
                            + " in Object Manager, or give the user \"Customize Application\" and \"Modify Metadata Through"
                            + " Metadata API Functions\" while fields are made",
                    refused);
        }
        return refused.status() < 500 && !refused.has("REQUEST_LIMIT_EXCEEDED")
                ? new ConnectorException(
                        Failure.MISCONFIGURED, "Salesforce does not take this field (" + refused.code() + ")", refused)
                : refused.toConnectorException();
    }

    private Check grant(String object, FieldSpec spec) {
        try {
            new PermissionGrant(client).grant(object, spec.name());
            return Check.passed(
                    "FIELD_GRANTED",
                    "the permission set \"" + PermissionGrant.NAME + "\" lets the hub's user change it");
        } catch (ApiException mayNot) {
            return Check.failed(
                    "FIELD_GRANTED",
                    "the user may not grant permissions (" + mayNot.code() + ")",
                    "let an administrator add Read and Edit on " + object + "." + spec.name()
                            + " to a permission set of the user");
        }
    }
}
