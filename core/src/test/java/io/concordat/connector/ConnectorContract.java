package io.concordat.connector;

/**
 * What every two-way connector promises, as tests.
 *
 * <p>A connector module implements this interface once in a test class, over a simulator of its system or a folder of
 * its own. A connector for one direction implements {@link SpecContract} and {@link ReadContract} only.
 */
public interface ConnectorContract extends SpecContract, ReadContract, WriteContract, ValueContract {}
