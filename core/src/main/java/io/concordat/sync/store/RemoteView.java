package io.concordat.sync.store;

import io.concordat.run.ChangeError;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A remote record in the hub's words.
 *
 * @param id its id there
 * @param revision its revision there
 * @param modifiedAt when it was last changed there, if known
 * @param token the token of the hub's last write on it; "" if the system keeps none
 * @param values canonical, by hub attribute name; a field that could not be read or understood is absent
 * @param problems values that the hub cannot hold, by hub attribute name; those fields are absent from the values
 * @param hash of the mapped values
 */
public record RemoteView(
        String id,
        String revision,
        Optional<Instant> modifiedAt,
        String token,
        Map<String, String> values,
        Map<String, ChangeError> problems,
        String hash) {

    /** Id and revision only. */
    @Override
    public String toString() {
        return "RemoteView[" + id + " " + revision + "]";
    }
}
