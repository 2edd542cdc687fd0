package io.concordat.connector.salesforce.simulator.rest;

import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;

/** {@code /composite}: several things in one call. */
final class CompositeResource implements Resource {

    private final CollectionResource collections;

    CompositeResource(Org org, Dml dml, Resource parts) {
        this.collections = new CollectionResource(org, dml);
    }

    @Override
    public Response handle(Call call) {
        if (call.part(1).equals("sobjects")) {
            return collections.handle(call);
        }
        throw ApiError.notFound();
    }
}
