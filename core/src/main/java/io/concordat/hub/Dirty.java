package io.concordat.hub;

import java.util.UUID;

/**
 * A mark that a record changed since the connection last looked. One record may have several.
 *
 * @param id the mark; the run that has seen the change removes exactly the marks it read
 * @param hubId the record, which may be deleted by now
 */
public record Dirty(UUID id, UUID hubId) {}
