/** What is known of the running hub: version, database, jobs and leases; for the screen and for the support bundle. */
package io.concordat.web.system;
