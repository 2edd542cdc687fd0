package io.concordat.sync;

import io.concordat.link.Link;
import io.concordat.run.Change;
import java.util.Map;

/** What a pair agrees on once a change is made: the values that were written, not those that stand there by now. */
final class Agreement {

    private Agreement() {}

    static Link after(Link link, Change change) {
        Map<String, String> base = link.baseCopy();
        change.fields()
                .forEach((field, to) -> to.baseAfter()
                        .value()
                        .ifPresentOrElse(value -> base.put(field, value), () -> base.remove(field)));
        return link.settled(base, change.expected().remoteHash());
    }
}
