package io.concordat.connector.salesforce.simulator.rest;

import io.concordat.connector.salesforce.simulator.http.Response;

/** What stands behind some addresses. */
@FunctionalInterface
public interface Resource {

    Response handle(Call call);
}
