/** Connectors, connections and their bindings over REST. */
package io.concordat.web.api.connection;
