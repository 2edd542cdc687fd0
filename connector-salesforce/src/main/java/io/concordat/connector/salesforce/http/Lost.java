package io.concordat.connector.salesforce.http;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;

/** Words for requests that were sent, and whose answer did not arrive whole. */
final class Lost {

    private Lost() {}

    static ConnectorException of(ApiRequest request, boolean late, Exception cause) {
        String what = late
                ? "Salesforce did not answer within " + request.deadline().toSeconds() + " seconds"
                : "the connection to Salesforce broke";
        return request.changes()
                ? new ConnectorException(
                        Failure.OUTCOME_UNKNOWN,
                        what + " during a write; the records are read again before anything is sent",
                        cause)
                : new ConnectorException(Failure.UNREACHABLE, what + "; it is tried again later", cause);
    }
}
