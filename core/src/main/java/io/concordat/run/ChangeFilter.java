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
 * @param cause the code of their error; "" for any, as for the next two
 * @param field a hub attribute that they change
 * @param rule the reason of one of their fields, or for new pairs the level of the ladder that matched
 */
public record ChangeFilter(
        Optional<Side> side,
        Optional<HubObject> object,
        Optional<Action> action,
        Optional<ChangeState> state,
        Optional<String> cause,
        Optional<String> field,
        Optional<String> rule) {

    public ChangeFilter {
        cause = cause.filter(code -> !code.isEmpty());
        field = field.filter(name -> !name.isEmpty());
        rule = rule.filter(name -> !name.isEmpty());
    }

    /** All of them. */
    public static final ChangeFilter ALL = new ChangeFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** All that have come so far. */
    public static ChangeFilter in(ChangeState state) {
        return new ChangeFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(state),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, decided by one rule only. */
    public ChangeFilter by(String only) {
        return new ChangeFilter(side, object, action, state, cause, field, Optional.of(only));
    }

    /** The same on one side only. */
    public ChangeFilter on(Side only) {
        return new ChangeFilter(Optional.of(only), object, action, state, cause, field, rule);
    }
}
