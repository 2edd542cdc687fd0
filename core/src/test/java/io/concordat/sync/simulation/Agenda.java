package io.concordat.sync.simulation;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.PriorityQueue;

/**
 * What will happen by itself, in the order of its time; of two things at the same time the first one noted is first.
 */
final class Agenda {

    private record Event(long due, long number, Runnable effect) {}

    private final VirtualClock clock;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(comparing(Event::due).thenComparing(Event::number));
    private long numbers;

    Agenda(VirtualClock clock) {
        this.clock = clock;
    }

    void add(Duration delay, Runnable effect) {
        events.add(new Event(clock.millis() + delay.toMillis(), ++numbers, effect));
    }

    /** Whatever became due by now happens. */
    void settle() {
        while (!events.isEmpty() && events.peek().due() <= clock.millis()) {
            events.remove().effect().run();
        }
    }
}
