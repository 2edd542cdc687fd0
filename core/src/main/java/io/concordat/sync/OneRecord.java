package io.concordat.sync;

import io.concordat.canonical.HubObject;
import java.util.UUID;

/** The only record that a run looks at. */
public record OneRecord(HubObject object, UUID hubId) {}
