/**
 * What Salesforce says when it refuses, in families: each has a cause, somebody who can mend it, and a way to do so.
 */
package io.concordat.connector.salesforce.error;
