package io.concordat.web.screen;

import io.concordat.review.Review;
import java.util.List;

/**
 * A question as people read it.
 *
 * @param title what it is about
 * @param path the page of the hub record; "" if it is about none
 * @param choices what can be taken
 */
public record Question(Review review, String connection, String title, String path, List<Choice> choices) {

    public Question {
        choices = List.copyOf(choices);
    }

    /**
     * Something that can be taken.
     *
     * @param value how it is sent: what is taken, and the record if there is one; "" if it is only shown
     * @param label what is read before it
     * @param text the value, or the name of the candidate
     * @param path the page of the candidate; "" for a value
     */
    public record Choice(String value, String label, String text, String path) {}
}
