package io.concordat.connector.salesforce.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.camel.component.salesforce.api.dto.AbstractDescribedSObjectBase;
import org.apache.camel.component.salesforce.api.dto.AbstractQueryRecordsBase;
import org.apache.camel.component.salesforce.api.dto.Attributes;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;

/** A contact as Camel has its users write one. What is empty is not sent. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class PeerContact extends AbstractDescribedSObjectBase {

    private static final SObjectDescription DESCRIPTION = new SObjectDescription();

    @JsonProperty("Salutation")
    public String salutation = "";

    @JsonProperty("FirstName")
    public String firstName = "";

    @JsonProperty("LastName")
    public String lastName = "";

    @JsonProperty("Title")
    public String title = "";

    @JsonProperty("Department")
    public String department = "";

    @JsonProperty("Email")
    public String email = "";

    @JsonProperty("Phone")
    public String phone = "";

    @JsonProperty("MobilePhone")
    public String mobilePhone = "";

    @JsonProperty("Fax")
    public String fax = "";

    @JsonProperty("MailingStreet")
    public String mailingStreet = "";

    @JsonProperty("MailingCity")
    public String mailingCity = "";

    @JsonProperty("MailingPostalCode")
    public String mailingPostalCode = "";

    @JsonProperty("MailingCountry")
    public String mailingCountry = "";

    /** A contact without a value. */
    public PeerContact() {
        Attributes attributes = new Attributes();
        attributes.setType("Contact");
        setAttributes(attributes);
    }

    @Override
    public SObjectDescription description() {
        return DESCRIPTION;
    }

    /** A page of contacts. */
    public static final class Page extends AbstractQueryRecordsBase<PeerContact> {}
}
