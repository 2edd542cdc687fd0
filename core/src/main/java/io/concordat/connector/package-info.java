/**
 * What a connector promises the hub, and all that it may know of it.
 *
 * <p>A connector module has one CDI bean that implements {@link Connector}, passes {@code ConnectorContract} from this
 * module's test jar, and imports nothing of the hub but this package. To add one, copy {@code connector-csv}: it is the
 * smallest that is complete.
 *
 * <p><b>Values are text.</b> Every value crosses this border as a {@code String} in the plain form of its
 * {@link FieldType}; a blank value is the empty string; a field that the system did not show, or may not show, is
 * absent from the map. Absent is never a change, blank may be one. {@code null} does not occur.
 *
 * <p><b>Abilities are types.</b> What a session cannot do it does not offer; no method answers "unsupported".
 *
 * <p>Changes here follow semantic versioning: types may be added; nothing is removed or tightened without raising
 * {@link Spi#VERSION}.
 */
package io.concordat.connector;
