package io.concordat.sync.store;

/** What every storage of the engine promises, as tests. A storage joins with one small class. */
public interface StoreContract
        extends LeaseContract,
                JournalContract,
                MadeInHubContract,
                OperationsContract,
                StageContract,
                PairContract,
                WaitingContract {}
