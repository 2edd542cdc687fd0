package io.concordat.web.screen;

import io.concordat.connection.BrowserSignIns;
import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionState;
import io.concordat.connection.SavedBinding;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The way from a new connection to one that keeps both sides in agreement. What is done is read off the connection
 * itself, so the way can be left and gone on with at any time.
 */
@ApplicationScoped
class FirstSteps {

    private static final Set<RunState> DONE = Set.of(RunState.SUCCEEDED, RunState.PARTIAL);
    private static final Set<ConnectionState> SIGNED_OUT = Set.of(ConnectionState.NEW, ConnectionState.NEEDS_LOGIN);
    private static final Set<ConnectionState> CHECKED = Set.of(ConnectionState.CONNECTED, ConnectionState.PAUSED);

    private final BrowserSignIns signIns;
    private final Say say;

    @Inject
    FirstSteps(BrowserSignIns signIns, Say say) {
        this.signIns = signIns;
        this.say = say;
    }

    /**
     * A step of the way.
     *
     * @param path where it is done
     * @param done whether it is
     * @param next whether it is the first one that is not
     */
    public record Step(String title, String text, String path, boolean done, boolean next) {}

    private record Draft(String key, String path, boolean done) {}

    /** Empty as soon as all of them are done. */
    List<Step> of(Connection connection, List<SavedBinding> bindings, List<Run> runs) {
        String here = Page.CONNECTION.path() + "?id=" + connection.id();
        boolean bound = bindings.stream()
                .map(SavedBinding::binding)
                .anyMatch(binding -> binding.enabled() && !binding.mappings().isEmpty());
        List<Draft> drafts = List.of(
                toSignIn(connection)
                        ? new Draft("signIn", here + "#sign-in", false)
                        : new Draft("check", here + "#check", CHECKED.contains(connection.state())),
                new Draft("objects", here + "#objects", bound),
                new Draft("plan", here + "#runs", !runs.isEmpty()),
                new Draft("writing", here + "#switch", connection.writing()),
                new Draft(
                        "apply",
                        runs.isEmpty()
                                ? here + "#runs"
                                : Page.RUN.path() + "?id=" + runs.get(0).id(),
                        applied(runs)));
        if (drafts.stream().allMatch(Draft::done)) {
            return List.of();
        }
        Draft first = drafts.stream().filter(draft -> !draft.done()).findFirst().orElseThrow();
        return steps(drafts.stream(), first);
    }

    private boolean toSignIn(Connection connection) {
        return SIGNED_OUT.contains(connection.state()) && signIns.isPossible(connection.id());
    }

    private List<Step> steps(Stream<Draft> drafts, Draft first) {
        return drafts.map(draft -> new Step(
                        say.of("steps." + draft.key()),
                        say.of("steps." + draft.key() + ".text"),
                        draft.path(),
                        draft.done(),
                        draft.equals(first)))
                .toList();
    }

    private static boolean applied(List<Run> runs) {
        return runs.stream().anyMatch(run -> DONE.contains(run.state()));
    }
}
