/**
 * Reading: what changed since a point in time, page by page or by a job, and single records.
 *
 * <p>A record's {@code SystemModstamp} is taken when its transaction writes it, and shows when the transaction ends,
 * which may be minutes later. So each read begins a while before the point where the last one ended.
 */
package io.concordat.connector.salesforce.read;
