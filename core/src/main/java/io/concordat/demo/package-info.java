/**
 * What the embedded default shows when it is started for the first time: a hub and a CRM in CSV files that overlap as
 * such systems do, a connection between them, and the plan of its first run. Never on an application server.
 */
package io.concordat.demo;
