/** Runs and their changes over REST, and what waits for a person. */
package io.concordat.web.api.run;
