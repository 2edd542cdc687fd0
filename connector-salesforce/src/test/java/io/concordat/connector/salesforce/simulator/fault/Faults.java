package io.concordat.connector.salesforce.simulator.fault;

import io.concordat.connector.salesforce.simulator.http.Delivery;
import io.concordat.connector.salesforce.simulator.http.Handler;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Lets calls fail: {@code faults.on(CallKind.QUERY).after(2).times(1).dropAfter()}. */
public final class Faults {

    private final List<Planned> planned = new CopyOnWriteArrayList<>();

    /** Does something to a call, or passes it on. */
    private interface Action {

        Response of(Request request, Handler real);
    }

    private static final class Planned {

        private final Predicate<Request> matches;
        private final Action action;
        private int passes;
        private int left;

        Planned(Predicate<Request> matches, int passes, int left, Action action) {
            this.matches = matches;
            this.passes = passes;
            this.left = left;
            this.action = action;
        }

        synchronized boolean strikes(Request request) {
            if (left <= 0 || !matches.test(request)) {
                return false;
            }
            if (passes > 0) {
                passes--;
                return false;
            }
            left--;
            return true;
        }
    }

    /** All calls of a kind. */
    public Choice on(CallKind kind) {
        return new Choice(request -> CallKind.of(request) == kind);
    }

    /** Calls that a test describes. */
    public Choice on(Predicate<Request> matches) {
        return new Choice(matches);
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        planned.clear();
    }

    Response handle(Request request, Handler real) {
        for (Planned one : planned) {
            if (one.strikes(request)) {
                return one.action.of(request, real);
            }
        }
        return real.handle(request);
    }

    /** Which calls, and what happens to them. */
    public final class Choice {

        private final Predicate<Request> matches;
        private int passes;
        private int times = 1;

        private Choice(Predicate<Request> matches) {
            this.matches = matches;
        }

        /** How many such calls pass before the first fails; none, unless said. */
        public Choice after(int calls) {
            passes = calls;
            return this;
        }

        /** How many calls fail; one, unless said. */
        public Choice times(int calls) {
            times = calls;
            return this;
        }

        public Choice always() {
            return times(Integer.MAX_VALUE);
        }

        /** The connection breaks before anything is done. */
        public void dropBefore() {
            plan((request, real) -> Response.none());
        }

        /** All is done, and the answer is lost. */
        public void dropAfter() {
            deliver(Delivery.DROPPED);
        }

        /** All is done, and the answer travels in this manner. */
        public void deliver(Delivery delivery) {
            plan((request, real) -> real.handle(request).delivered(delivery));
        }

        /** Nothing is done, and this is answered instead. */
        public void answer(int status, String contentType, String body) {
            plan((request, real) -> Response.of(status, contentType, body));
        }

        /** Nothing is done, and a refusal in the form of the API is answered. */
        public void refuse(int status, String code, String message) {
            answer(
                    status,
                    "application/json;charset=UTF-8",
                    "[{\"message\":\"" + message + "\",\"errorCode\":\"" + code + "\"}]");
        }

        /** The page of a gateway, which is no JSON. */
        public void unavailable() {
            answer(503, "text/html", "<html><body><h1>Down for Maintenance</h1></body></html>");
        }

        /** The answer is led elsewhere. */
        public void redirect(String location) {
            plan((request, real) -> Response.redirect(location));
        }

        /** All is done, and the answer is changed. */
        public void change(UnaryOperator<Response> change) {
            plan((request, real) -> change.apply(real.handle(request)));
        }

        /** Something happens first; then all is done as usual. */
        public void first(Runnable happening) {
            plan((request, real) -> {
                happening.run();
                return real.handle(request);
            });
        }

        /**
         * The connection breaks at once, and the call is done later: when the test takes what this gives and runs it.
         */
        public Supplier<Integer> executeLater() {
            List<Runnable> waiting = new CopyOnWriteArrayList<>();
            plan((request, real) -> {
                waiting.add(() -> real.handle(request));
                return Response.none();
            });
            return () -> {
                List<Runnable> ready = List.copyOf(waiting);
                waiting.clear();
                ready.forEach(Runnable::run);
                return ready.size();
            };
        }

        private void plan(Action action) {
            planned.add(new Planned(matches, passes, times, action));
        }
    }
}
