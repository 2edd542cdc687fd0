package io.concordat.connector.csv;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that a CRM usually has, with the types and lengths they have there. A column is recognised by its letters
 * and digits alone: {@code First Name} is {@code FirstName}.
 */
final class KnownFields {

    private static final Map<String, String> SHARED = parsed("""
            FirstName TEXT 40
            Salutation TEXT 40
            Title TEXT 128
            Email EMAIL 80
            Phone PHONE 40
            MobilePhone PHONE 40
            Fax PHONE 40
            Website URL 255
            Street TEXT 255
            City TEXT 40
            State TEXT 80
            PostalCode TEXT 20
            Country TEXT 80
            LeadSource TEXT 255
            Industry TEXT 255
            Rating TEXT 255
            AnnualRevenue NUMBER 0
            NumberOfEmployees NUMBER 0
            Description TEXT 32000
            """);

    private static final Map<String, Map<String, String>> OWN = Map.of(
            "Contact", parsed("""
            LastName TEXT 80 required
            MiddleName TEXT 40
            Suffix TEXT 40
            Department TEXT 80
            HomePhone PHONE 40
            OtherPhone PHONE 40
            AssistantName TEXT 40
            AssistantPhone PHONE 40
            MailingStreet TEXT 255
            MailingCity TEXT 40
            MailingState TEXT 80
            MailingPostalCode TEXT 20
            MailingCountry TEXT 80
            OtherStreet TEXT 255
            OtherCity TEXT 40
            OtherState TEXT 80
            OtherPostalCode TEXT 20
            OtherCountry TEXT 80
            Birthdate DATE 0
            EmailOptOut BOOLEAN 0
            HasOptedOutOfEmail BOOLEAN 0
            AccountId ID 0
            """),
            "Account", parsed("""
            Name TEXT 255 required
            AccountNumber TEXT 40
            Type TEXT 255
            Site TEXT 80
            Sic TEXT 20
            TickerSymbol TEXT 20
            BillingStreet TEXT 255
            BillingCity TEXT 40
            BillingState TEXT 80
            BillingPostalCode TEXT 20
            BillingCountry TEXT 80
            ShippingStreet TEXT 255
            ShippingCity TEXT 40
            ShippingState TEXT 80
            ShippingPostalCode TEXT 20
            ShippingCountry TEXT 80
            ParentId ID 0
            """),
            "Lead", parsed("""
            LastName TEXT 80 required
            Company TEXT 255 required
            Status TEXT 255
            """));

    private KnownFields() {}

    /** The field that a column is, if its name is known. */
    static Optional<RemoteField> find(String object, String column) {
        String key = key(column);
        Map<String, String> own = OWN.getOrDefault(object, Map.of());
        return Optional.ofNullable(own.getOrDefault(key, SHARED.get(key))).map(words -> field(column, words));
    }

    private static RemoteField field(String column, String description) {
        List<String> words = List.of(description.split(" "));
        RemoteField field = RemoteField.of(column, FieldType.valueOf(words.get(1)), Integer.parseInt(words.get(2)));
        return words.contains("required") ? field.asRequired() : field;
    }

    private static Map<String, String> parsed(String lines) {
        Map<String, String> fields = new HashMap<>();
        lines.lines().forEach(line -> fields.put(key(line.substring(0, line.indexOf(' '))), line));
        return fields;
    }

    private static String key(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
