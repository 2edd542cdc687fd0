package io.concordat.hub;

import java.io.Closeable;
import java.util.Optional;

/** The records of a file, one after the other. */
interface ImportLines extends Closeable {

    /** The next record; empty at the end. What cannot be read says so instead of throwing. */
    Optional<ImportLine> next();
}
