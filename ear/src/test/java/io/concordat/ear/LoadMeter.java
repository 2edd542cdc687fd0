package io.concordat.ear;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts a hub under load and measures what somebody else notices of it meanwhile. */
final class LoadMeter {

    private static final int FILES_AT_ONCE = 2;
    private static final int EDITS = 20;
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final URI address;
    private final RestClient admin;
    private final Path contacts;
    private final List<String> people = new ArrayList<>();
    private int edited;

    LoadMeter(URI address, RestClient admin, Path contacts) {
        this.address = address;
        this.admin = admin;
        this.contacts = contacts;
    }

    /** How long each of some took, in milliseconds, the quickest first. */
    record Times(List<Double> sorted) {

        static Times of(Iterable<Double> times) {
            List<Double> all = new ArrayList<>();
            times.forEach(all::add);
            return new Times(all.stream().sorted().toList());
        }

        /** @param share 0.5 for the middle one, 1 for the slowest */
        double at(double share) {
            return sorted.isEmpty()
                    ? 0
                    : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
        }
    }

    /** What was noticed; how many exports were answered, and how many refused after they had waited. */
    record Noticed(Times well, Times search, Times edit, int exported, int refused) {}

    /**
     * Measures until enough edits have reached the other side.
     *
     * @param exporters people who each export everything, twice at once, again and again
     * @param searchers people who search without a pause
     */
    Noticed measure(int exporters, int searchers) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger exported = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ConcurrentLinkedQueue<Double> well = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Double> searched = new ConcurrentLinkedQueue<>();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int person = 0; person < exporters * FILES_AT_ONCE; person++) {
            RestClient client = person(person / FILES_AT_ONCE);
            work.add(until(enough, () -> (isAnswered(client) ? exported : refused).incrementAndGet()));
        }
        for (int person = 0; person < searchers; person++) {
            RestClient client = person(person / FILES_AT_ONCE);
            work.add(until(enough, () -> client.get("profiles?q=last12").status()));
        }
        RestClient nobody = RestClient.anonymous(address);
        RestClient somebody = person(0);
        work.add(until(enough, () -> paused(well.add(timed(() -> nobody.get("health/ready"))))));
        work.add(until(enough, () -> paused(searched.add(timed(() -> somebody.get("profiles?q=last12"))))));
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<Boolean>> under = new ArrayList<>();
        work.forEach(each -> under.add(threads.submit(each)));
        Times edits = edits();
        enough.set(true);
        for (Future<Boolean> each : under) {
            each.get();
        }
        threads.shutdown();
        return new Noticed(Times.of(well), Times.of(searched), edits, exported.get(), refused.get());
    }

    private static Callable<Boolean> until(AtomicBoolean enough, Callable<?> deed) {
        return () -> {
            while (!enough.get()) {
                deed.call();
            }
            return true;
        };
    }

    private static boolean isAnswered(RestClient client) throws IOException, InterruptedException {
        return client.get("profiles/export").status() == 200;
    }

    private static boolean paused(boolean done) throws InterruptedException {
        Thread.sleep(BETWEEN.toMillis());
        return done;
    }

    private static double timed(Callable<RestClient.Answer> request) throws Exception {
        long begin = System.nanoTime();
        DefendedHub.require(request.call(), 200);
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Each until the other side has it, one after the other. */
    private Times edits() throws Exception {
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.size() < EDITS && System.nanoTime() - begin < LONGEST) {
            times.add(edit());
        }
        return Times.of(times);
    }

    private double edit() throws Exception {
        String title = "Title" + edited++;
        String id = admin.get("profiles?externalKey=L" + edited % 50).text("/items/0/id");
        DefendedHub.require(
                admin.send("PATCH", "profiles/" + id, "{\"attributes\": {\"title\": \"" + title + "\"}}"), 200);
        long begin = System.nanoTime();
        while (Files.readAllLines(contacts).stream().noneMatch(line -> line.endsWith("," + title))) {
            if (System.nanoTime() - begin > LONGEST) {
                throw new IOException(title + " does not reach the other side");
            }
            Thread.sleep(BETWEEN.toMillis());
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Somebody by a token of their own. */
    private RestClient person(int number) throws IOException, InterruptedException {
        while (people.size() <= number) {
            String name = "load" + people.size();
            String given = "eleven pigeons argue loudly";
            String own = "twelve herons listen calmly";
            DefendedHub.require(
                    admin.send(
                            "POST",
                            "users",
                            "{\"name\": \"%s\", \"password\": \"%s\", \"roles\": [\"ADMINISTRATOR\"]}"
                                    .formatted(name, given)),
                    201);
            RestClient client = RestClient.anonymous(address).choosing(name, given, own);
            RestClient.Answer token =
                    client.send("POST", "tokens", "{\"name\": \"load\", \"roles\": [\"ADMINISTRATOR\"]}");
            DefendedHub.require(token, 201);
            people.add(token.text("/token"));
        }
        return RestClient.anonymous(address).with(people.get(number));
    }
}
