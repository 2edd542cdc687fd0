/**
 * The hub: profiles, accounts and leads, and the engine that keeps them in agreement with other systems.
 *
 * <p>A package is a feature. Read them upwards: {@code canonical} (words all features share) and {@code connector}
 * (what a connector promises) know nobody; {@code profile}, {@code account}, {@code lead} are the hub's records;
 * {@code connection}, {@code mapping}, {@code match}, {@code merge} are what an admin configures and what is decided
 * with it; {@code run} is the journal; {@code sync} is the engine, knows all and is known by none but {@code demo},
 * which shows it off.
 */
package io.concordat;
