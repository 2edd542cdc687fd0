package io.concordat.connector.salesforce.simulator.http;

/** Answers requests; many at the same time. */
@FunctionalInterface
public interface Handler {

    Response handle(Request request);
}
