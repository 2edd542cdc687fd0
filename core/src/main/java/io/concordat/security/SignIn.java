package io.concordat.security;

import java.time.Duration;

/** What became of an attempt to sign in. */
public sealed interface SignIn {

    /** Welcome. */
    record Accepted(User user) implements SignIn {}

    /** The password is right; now a one-time code is needed. */
    record CodeNeeded(User user) implements SignIn {}

    /** Unknown name, wrong password, or a wrong code, a disabled account; nobody is told which. */
    record Refused() implements SignIn {}

    /** Too many attempts failed; whatever the password, it is not looked at before this time is over. */
    record Wait(Duration remaining) implements SignIn {}
}
