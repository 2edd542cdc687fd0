package io.concordat.connector.salesforce.simulator.schema;

import java.util.Locale;

/** The types that describe names. */
public enum FieldType {
    ID("tns:ID"),
    REFERENCE("tns:ID"),
    STRING("xsd:string"),
    TEXTAREA("xsd:string"),
    EMAIL("xsd:string"),
    PHONE("xsd:string"),
    URL("xsd:string"),
    PICKLIST("xsd:string"),
    MULTIPICKLIST("xsd:string"),
    BOOLEAN("xsd:boolean"),
    INT("xsd:int"),
    DOUBLE("xsd:double"),
    CURRENCY("xsd:double"),
    PERCENT("xsd:double"),
    DATE("xsd:date"),
    DATETIME("xsd:dateTime"),
    ADDRESS("urn:address");

    private final String soapType;

    FieldType(String soapType) {
        this.soapType = soapType;
    }

    public String soapType() {
        return soapType;
    }

    /** As describe writes it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isNumber() {
        return this == INT || this == DOUBLE || this == CURRENCY || this == PERCENT;
    }

    public boolean isReference() {
        return this == ID || this == REFERENCE;
    }

    public boolean isText() {
        return soapType.equals("xsd:string");
    }

    static FieldType of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
