package io.concordat.connection;

import io.concordat.mapping.Binding;
import java.util.UUID;

/**
 * A binding of a connection.
 *
 * @param mappingRev counts up with every change of its content; what was agreed under another one is looked at anew
 * @param version for who edits it, from 1
 */
public record SavedBinding(UUID connectionId, Binding binding, long mappingRev, long version) {}
