package io.concordat.security;

import io.concordat.HubException;
import io.concordat.audit.Deed;
import java.util.Set;

/**
 * Who asks for something to be done.
 *
 * @param name the user's name, or that of the hub itself
 * @param permissions what they may do here and now; fewer than the user's if a token allows fewer
 * @param address where the request came from; "" if from the hub itself
 */
public record Caller(String name, Set<Permission> permissions, String address) {

    private static final String HUB = "concordat";

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** The hub itself: timers, start-up, the demo. */
    public static Caller hub() {
        return new Caller(HUB, Set.of(Permission.values()), "");
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** @throws HubException of kind FORBIDDEN if they may not */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new HubException(HubException.Kind.FORBIDDEN, "this needs the permission " + permission);
        }
    }

    /** What they did, for the audit log. */
    public Deed did(String action, String targetKind, Object targetId, String detail) {
        return new Deed(name, address, action, targetKind, targetId.toString(), detail);
    }
}
