/**
 * The engine under every fault we could think of, from a seed: people who edit on both sides between any two of its
 * steps, answers that get lost or come late, processes that die, a second node that takes over. What must hold
 * afterwards is checked against a model that knows who wrote what on top of what.
 */
package io.concordat.sync.simulation;
