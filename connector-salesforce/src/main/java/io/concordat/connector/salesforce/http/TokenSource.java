package io.concordat.connector.salesforce.http;

/** Where access tokens come from. Used by many threads. */
public interface TokenSource {

    /** A token that was not refused so far; signs in if there is none. */
    AccessToken current();

    /**
     * A token instead of one that was refused. Of many threads that ask at once one signs in, the others get the same.
     *
     * @throws io.concordat.connector.ConnectorException of CREDENTIALS_REFUSED if a person has to sign in again
     */
    AccessToken renew(AccessToken refused);
}
