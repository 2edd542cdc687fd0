package io.concordat.connector.salesforce.simulator.schema;

/** What can be said of a field with a yes; the letters are those of the schema files. */
public enum Trait {
    CREATEABLE('C'),
    UPDATEABLE('U'),
    NILLABLE('N'),
    DEFAULTED('D'),
    FILTERABLE('F'),
    ID_LOOKUP('I'),
    EXTERNAL_ID('X'),
    UNIQUE('Q'),
    CASE_SENSITIVE('S'),
    RESTRICTED('R'),
    CALCULATED('K'),
    NAME_FIELD('M'),
    CUSTOM('Z');

    private final char letter;

    Trait(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
