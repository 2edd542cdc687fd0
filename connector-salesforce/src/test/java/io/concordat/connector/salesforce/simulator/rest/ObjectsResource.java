package io.concordat.connector.salesforce.simulator.rest;

import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;

/** {@code /sobjects}: descriptions, records, and what changed. */
final class ObjectsResource implements Resource {

    private final DescribeResource describe;
    private final RowResource rows;
    private final ReplicationResource replication;

    ObjectsResource(Org org, Dml dml) {
        this.describe = new DescribeResource(org);
        this.rows = new RowResource(org, dml);
        this.replication = new ReplicationResource(org);
    }

    @Override
    public Response handle(Call call) {
        boolean described = call.path().size() == 1
                || (call.path().size() == 2 && call.method().equals("GET"))
                || (call.path().size() == 3 && call.part(2).equals("describe"));
        if (described) {
            return describe.handle(call);
        }
        boolean changes = call.path().size() == 3
                && (call.part(2).equals("updated") || call.part(2).equals("deleted"));
        return changes ? replication.handle(call) : rows.handle(call);
    }
}
