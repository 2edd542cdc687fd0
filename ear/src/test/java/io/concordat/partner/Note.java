package io.concordat.partner;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity in a partner's jar, in the hub's database. */
@Entity(name = "PartnerNote")
public class Note {

    @Id
    private String text = "";

    protected Note() {}

    Note(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
