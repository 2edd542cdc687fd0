/**
 * The engine: reads what changed on both sides, matches, decides, plans, applies and recovers. It knows all features
 * and is known by none; its storage is behind {@code sync.store}, so that the same engine runs on a database and in a
 * simulator.
 */
package io.concordat.sync;
