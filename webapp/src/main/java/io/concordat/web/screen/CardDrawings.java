package io.concordat.web.screen;

import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.web.screen.ConnectionCard.Bar;
import io.concordat.web.screen.ConnectionCard.Share;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Draws what a card shows as bars. Lengths are numbers in attributes, so that pages need no inline styles. */
@ApplicationScoped
class CardDrawings {

    private static final int HEIGHT = 24;
    private static final int STEP = 7;
    private static final int SHORTEST = 2;

    private final Marks marks;
    private final Say say;

    @Inject
    CardDrawings(Marks marks, Say say) {
        this.marks = marks;
        this.say = say;
    }

    List<Share> shares(long matched, long unmatched, long ambiguous) {
        double all = (double) matched + unmatched + ambiguous;
        if (all == 0) {
            return List.of();
        }
        List<Share> shares = new ArrayList<>();
        shares.add(share("ok", "index.matched", matched, 0, all));
        shares.add(share("idle", "index.unmatched", unmatched, matched, all));
        shares.add(share("warn", "index.ambiguous", ambiguous, matched + unmatched, all));
        return shares;
    }

    private Share share(String tone, String key, long count, long before, double all) {
        String label = say.number(count) + " " + say.of(key);
        return new Share(tone, label, 100 * before / all, 100 * count / all);
    }

    /** @param newestFirst as the journal gives them */
    List<Bar> bars(List<Run> newestFirst) {
        long most = newestFirst.stream().mapToLong(CardDrawings::changes).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int place = newestFirst.size() - 1; place >= 0; place--) {
            bars.add(bar(newestFirst.get(place), bars.size(), most));
        }
        return bars;
    }

    private Bar bar(Run run, int place, long most) {
        long changes = changes(run);
        int height = most == 0 ? SHORTEST : (int) Math.max(SHORTEST, HEIGHT * changes / most);
        Mark mark = marks.run(run.state());
        String label = say.of("index.bar", say.moment(run.startedAt()), changes, mark.text());
        return new Bar(mark.tone(), place * STEP, HEIGHT - height, height, label, Page.RUN.path() + "?id=" + run.id());
    }

    private static long changes(Run run) {
        return run.progress().count(Count.HUB_UPDATES)
                + run.progress().count(Count.HUB_CREATES)
                + run.progress().count(Count.REMOTE_UPDATES)
                + run.progress().count(Count.REMOTE_CREATES);
    }
}
