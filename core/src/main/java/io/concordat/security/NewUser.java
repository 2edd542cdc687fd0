package io.concordat.security;

import io.concordat.HubException;
import io.concordat.HubException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A user to be made. Its text form shows no password.
 *
 * @param displayName "" to show the name
 */
public record NewUser(String name, String displayName, String password, Set<Role> roles) {

    private static final String NAME = "[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._@+-]{0,99}";
    private static final int LONGEST_DISPLAY_NAME = 100;

    public NewUser {
        roles = Set.copyOf(roles);
    }

    /** @throws HubException of kind INVALID naming every field that is wrong, the password only if it is judged */
    void check(boolean passwordIsJudged) {
        List<Problem> problems = new ArrayList<>();
        if (!name.matches(NAME)) {
            problems.add(
                    new Problem("name", "1 to 100 letters, digits and . _ @ + -, beginning with a letter or digit"));
        }
        if (displayName.length() > LONGEST_DISPLAY_NAME || !displayName.matches("[^\\p{Cntrl}\\p{Cs}]*")) {
            problems.add(new Problem("displayName", "at most 100 characters, without line breaks"));
        }
        if (roles.isEmpty()) {
            problems.add(new Problem("roles", "give at least one role"));
        }
        if (passwordIsJudged) {
            PasswordRules.objection(password, name)
                    .ifPresent(objection -> problems.add(new Problem("password", objection)));
        }
        if (!problems.isEmpty()) {
            throw HubException.invalid(problems);
        }
    }

    @Override
    public String toString() {
        return "NewUser[" + name + " " + roles + "]";
    }
}
