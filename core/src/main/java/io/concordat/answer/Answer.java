package io.concordat.answer;

/**
 * An answer as it was given.
 *
 * @param status the HTTP status
 * @param location where the thing stands that was made, "" for nowhere
 * @param tag its version, "" for none
 * @param body what was answered, "" for nothing
 */
public record Answer(int status, String location, String tag, String body) {

    /** Bodies are personal data. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
