package io.concordat.sync;

import io.concordat.match.Level;
import io.concordat.match.Matcher;
import io.concordat.match.Matcher.Attempt;
import io.concordat.match.Probe;
import io.concordat.match.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A remote record while its counterpart is looked for, level by level. */
final class Search {

    private final String remoteId;
    private final Function<Level, Probe> offer;
    private final List<Attempt> attempts = new ArrayList<>();
    private Optional<Verdict> verdict = Optional.empty();

    /** @param offer what the record offers a level; asked only for levels that are tried */
    Search(String remoteId, Function<Level, Probe> offer) {
        this.remoteId = remoteId;
        this.offer = offer;
    }

    String remoteId() {
        return remoteId;
    }

    Probe offer(Level level) {
        return offer.apply(level);
    }

    /** A level that was tried, after those before it. */
    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Decides by the levels that were tried so far. */
    void decide() {
        verdict = Optional.of(Matcher.decide(remoteId, attempts));
    }

    /** Empty until it was decided. */
    Optional<Verdict> verdict() {
        return verdict;
    }

    /** Whether another level can change what was decided, or what people should know of it. */
    boolean isWorthTrying(Level level) {
        boolean lastResort = level.kind() == Level.Kind.EMAIL || level.kind() == Level.Kind.NAME;
        return verdict.map(found ->
                        found instanceof Verdict.Unmatched || (!lastResort && found instanceof Verdict.Matched))
                .orElse(true);
    }
}
