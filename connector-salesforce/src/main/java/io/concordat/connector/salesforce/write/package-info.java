/**
 * Writing: one record by itself, records that must not have moved on in composite calls, others two hundred at a time,
 * and very many by a job. Only the given fields are sent; no rule of the organisation is overridden.
 */
package io.concordat.connector.salesforce.write;
