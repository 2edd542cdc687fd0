package io.concordat.run;

import io.concordat.canonical.HubObject;
import java.util.Optional;

/**
 * Which changes of a run are looked for.
 *
 * @param side where they are made
 * @param object the hub's side of the binding
 * @param action what they do
 * @param state how far they have come
 * @param cause the code of their error
 * @param field a hub attribute that they change
 */
public record ChangeFilter(
        Optional<Side> side,
        Optional<HubObject> object,
        Optional<Action> action,
        Optional<ChangeState> state,
        Optional<String> cause,
        Optional<String> field) {

    /** All of them. */
    public static final ChangeFilter ALL = new ChangeFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
