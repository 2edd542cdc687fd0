package io.concordat.sync.jdbc;

import java.util.UUID;

/** The ends of every order by id. */
final class Keys {

    static final UUID LEAST = new UUID(0, 0);
    static final UUID GREATEST = new UUID(-1, -1);

    private Keys() {}
}
