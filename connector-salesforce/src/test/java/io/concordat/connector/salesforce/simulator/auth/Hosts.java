package io.concordat.connector.salesforce.simulator.auth;

/**
 * Where the org is found.
 *
 * @param login the host that all orgs share
 * @param instance the org's own, for data calls
 */
public record Hosts(String login, String instance) {

    public String identity(String orgId, String userId) {
        return login + "/id/" + orgId + "/" + userId;
    }
}
