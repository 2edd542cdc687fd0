package io.concordat.sync;

import io.concordat.match.Comparison;
import io.concordat.match.Verdict;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why two records are a pair, as one line for a person. */
final class Evidence {

    private Evidence() {}

    static String of(Verdict.Matched matched) {
        Stream<String> equal = matched.evidence().stream().map(Evidence::equal);
        Stream<String> against = matched.hints().stream().map(Evidence::hint);
        return Stream.concat(equal, against).collect(Collectors.joining("; "));
    }

    private static String equal(Comparison comparison) {
        return comparison.hubAttribute() + " = " + comparison.remoteField() + " \"" + comparison.remote() + "\"";
    }

    static String hint(Verdict.Hint hint) {
        return switch (hint.kind()) {
            case LOWER_LEVEL_POINTS_ELSEWHERE -> "but " + hint.level().name() + " points to hub record " + hint.other();
            case CLAIMED_BY_ANOTHER -> "also claimed on " + hint.level().name() + " by remote record " + hint.other();
        };
    }
}
