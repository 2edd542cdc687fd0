/** Bulk API 2.0: jobs that read or write by the hundred thousand, as CSV. */
package io.concordat.connector.salesforce.bulk;
