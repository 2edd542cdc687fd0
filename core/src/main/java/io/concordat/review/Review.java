package io.concordat.review;

import io.concordat.canonical.HubObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One question to a person.
 *
 * @param id its id
 * @param connectionId the connection
 * @param kind what is asked
 * @param hubObject the hub's side of the binding
 * @param remoteObject the other side
 * @param hubId the hub record, if it is about one
 * @param remoteId the remote record, if it is about one
 * @param field the hub attribute of a conflict; "" otherwise
 * @param choices what can be taken: the values of both sides and the base of a conflict, the candidates of an ambiguous
 *     match
 * @param why one sentence for the person
 * @param runId the run that asked
 */
public record Review(
        UUID id,
        UUID connectionId,
        Kind kind,
        HubObject hubObject,
        String remoteObject,
        Optional<UUID> hubId,
        Optional<String> remoteId,
        String field,
        List<Choice> choices,
        String why,
        UUID runId) {

    /** What is asked. */
    public enum Kind {
        AMBIGUOUS,
        CONFLICT,
        REMOTE_DELETED
    }

    /**
     * Something to choose from.
     *
     * @param take {@code HUB}, {@code REMOTE} or {@code BASE} for the three values of a conflict; {@code LINK} for a
     *     candidate
     * @param record the hub record (or remote record) of a candidate; "" for a value
     * @param value the value, or what was compared
     */
    public record Choice(String take, String record, String value) {}

    public Review {
        choices = List.copyOf(choices);
    }

    /** What identifies it in its connection while it is open. */
    public String key() {
        return kind + "/" + hubObject.path() + "/" + remoteObject + "/"
                + remoteId.orElseGet(() -> hubId.map(UUID::toString).orElse("")) + "/" + field;
    }

    /**
     * Names what there is to choose from: it is another once a run has read other values or found other candidates, so
     * that nobody decides about what they did not see.
     */
    public String seen() {
        StringBuilder text = new StringBuilder();
        choices.forEach(choice -> Stream.of(choice.take(), choice.record(), choice.value())
                .forEach(part -> text.append(part.length()).append(':').append(part)));
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Ids only. */
    @Override
    public String toString() {
        return kind + " " + key();
    }
}
