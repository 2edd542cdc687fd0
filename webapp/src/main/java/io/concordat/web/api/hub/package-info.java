/** Profiles, accounts and leads over REST: records, imports, links, history, attributes. */
package io.concordat.web.api.hub;
