package io.concordat.connector;

import java.util.List;

/** What became of one record of a batch. */
public sealed interface WriteOutcome {

    /**
     * The system holds what was written, durably.
     *
     * @param id the record's id; of a created record the new one
     * @param revision the revision after the write; "" if the system does not say
     */
    record Written(String id, String revision) implements WriteOutcome {}

    /** A record for the key of a {@link RemoteWrite.Create} is already there, under this id; nothing was changed. */
    record Exists(String id) implements WriteOutcome {}

    /** The record has another revision than expected; nothing was changed. The hub reads it again and decides anew. */
    record Changed() implements WriteOutcome {}

    /** The record is no longer there; nothing was changed. */
    record Gone() implements WriteOutcome {}

    /**
     * The system refused the record and will refuse it again until someone changes it.
     *
     * @param code stable, upper case, such as {@code VALUE_TOO_LONG}
     * @param message what the system said, for a person
     * @param fix what to do; empty if the connector does not know
     * @param similar the ids of records that stand in the way because the system takes them for the same; a person is
     *     asked whether one of them is
     */
    record Refused(String code, String message, String fix, List<String> similar) implements WriteOutcome {

        public Refused {
            similar = List.copyOf(similar);
        }

        /** A refusal for which no other record is to blame. */
        public Refused(String code, String message, String fix) {
            this(code, message, fix, List.of());
        }
    }

    /** The record was busy, nothing was changed; the same write may succeed in a moment. */
    record Busy(String message) implements WriteOutcome {}

    /** It is not known what became of the record; the hub reads it instead of writing again. */
    record Unknown() implements WriteOutcome {}
}
