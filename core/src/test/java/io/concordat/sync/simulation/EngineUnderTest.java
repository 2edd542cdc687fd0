package io.concordat.sync.simulation;

import io.concordat.connector.Session;
import io.concordat.sync.store.Store;

/** What a process of the hub does when its timer fires: goes on with what was left, or starts a run. */
interface EngineUnderTest {

    void tick(String holder, Store store, Session session, World world, Scenario scenario);
}
