package io.concordat.canonical;

import static io.concordat.canonical.Attribute.text;
import static io.concordat.canonical.Attribute.typed;

import java.util.List;

/** The attributes that every hub has, with the lengths that Salesforce gives the same fields. */
public final class StandardAttributes {

    private static final List<Attribute> PROFILE = List.of(
            text("salutation", "Salutation", 40),
            text("firstName", "First name", 40),
            text("middleName", "Middle name", 40),
            text("lastName", "Last name", 80),
            text("suffix", "Suffix", 40),
            text("title", "Title", 128),
            text("department", "Department", 80),
            text("email", "Email", 80),
            text("phone", "Phone", 40),
            text("mobilePhone", "Mobile phone", 40),
            text("homePhone", "Home phone", 40),
            text("fax", "Fax", 40),
            text("street", "Street", 255),
            text("city", "City", 40),
            text("state", "State", 80),
            text("postalCode", "Postal code", 20),
            text("country", "Country", 80),
            typed("birthdate", "Birthdate", ValueType.DATE),
            text("leadSource", "Lead source", 255),
            typed("emailOptOut", "Email opt-out", ValueType.BOOLEAN),
            text("description", "Description", 32_000));

    private static final List<Attribute> ACCOUNT = List.of(
            text("name", "Name", 255),
            text("accountNumber", "Account number", 40),
            text("type", "Type", 255),
            text("industry", "Industry", 255),
            text("rating", "Rating", 255),
            text("phone", "Phone", 40),
            text("fax", "Fax", 40),
            text("website", "Website", 255),
            text("street", "Street", 255),
            text("city", "City", 40),
            text("state", "State", 80),
            text("postalCode", "Postal code", 20),
            text("country", "Country", 80),
            typed("annualRevenue", "Annual revenue", ValueType.NUMBER),
            typed("numberOfEmployees", "Employees", ValueType.NUMBER),
            text("site", "Site", 80),
            text("description", "Description", 32_000));

    private static final List<Attribute> LEAD = List.of(
            text("salutation", "Salutation", 40),
            text("firstName", "First name", 40),
            text("lastName", "Last name", 80),
            text("company", "Company", 255),
            text("title", "Title", 128),
            text("email", "Email", 80),
            text("phone", "Phone", 40),
            text("mobilePhone", "Mobile phone", 40),
            text("fax", "Fax", 40),
            text("website", "Website", 255),
            text("street", "Street", 255),
            text("city", "City", 40),
            text("state", "State", 80),
            text("postalCode", "Postal code", 20),
            text("country", "Country", 80),
            text("leadSource", "Lead source", 255),
            text("status", "Status", 255),
            text("industry", "Industry", 255),
            text("rating", "Rating", 255),
            typed("annualRevenue", "Annual revenue", ValueType.NUMBER),
            typed("numberOfEmployees", "Employees", ValueType.NUMBER),
            text("description", "Description", 32_000));

    private StandardAttributes() {}

    /** The standard attributes of an object, in the order of its page. */
    public static List<Attribute> of(HubObject object) {
        return switch (object) {
            case PROFILES -> PROFILE;
            case ACCOUNTS -> ACCOUNT;
            case LEADS -> LEAD;
        };
    }
}
