package io.concordat.connector;

import java.util.Set;

/**
 * What a connection does with one object, so that a check can tell what is missing and what is too much.
 *
 * @param object one of {@link Session#objects()}
 * @param read the names of all fields that are read, for matching or for values
 * @param written those of them that are written
 * @param creates whether records are created
 * @param deletes whether records are deleted
 */
public record ObjectUse(String object, Set<String> read, Set<String> written, boolean creates, boolean deletes) {

    public ObjectUse {
        read = Set.copyOf(read);
        written = Set.copyOf(written);
    }
}
