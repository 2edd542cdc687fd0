package io.concordat.sync.simulation;

import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.merge.ConflictPolicy;
import io.concordat.review.Review;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Side;
import io.concordat.sync.simulation.Ancestry.Write;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold when people and faults have come to rest and a few runs went by. */
final class Checks {

    private final World world;
    private final Scenario scenario;
    private final MemoryStore store;
    private final List<String> violations = new ArrayList<>();

    Checks(World world, Scenario scenario) {
        this.world = world;
        this.scenario = scenario;
        this.store = world.store();
    }

    List<String> violations() {
        return violations;
    }

    /** A record with a refused value holds up no other. */
    void theOthersAreThrough() {
        for (String email : world.people().emails()) {
            if (inHub(email).stream().noneMatch(Checks::hasRefusedValue)) {
                pairIsInAgreement(email);
            }
        }
    }

    void everything() {
        world.people().emails().forEach(this::nobodyIsDoubledOrLost);
        world.people().emails().forEach(this::pairIsInAgreement);
        world.people().emails().forEach(this::theRightValueStands);
        if (!scenario.ways().undoes()) {
            store.links().forEach(this::baseWasHeldByBoth);
        }
        store.changes().forEach(this::outcomeIsKnown);
        store.holds().forEach(this::isWaitedForInFact);
        world.remote().needless().forEach(write -> violated("P8 changed fields only", write));
        world.remote().replaced().forEach(write -> violated("P10 fill blank", write));
        int bound = 10 + 2 * world.ancestry().count();
        if (world.remote().executed() > bound) {
            violated("P12 bounded work", world.remote().executed() + " writes, more than " + bound);
        }
    }

    /** Everything that a run which has nothing to do must leave as it is. */
    String state() {
        return "written " + world.remote().executed() + "\njournal "
                + store.changes().size() + "\nhub "
                + store.hubRecords().stream()
                        .map(record -> record.id() + " " + record.version() + "; ")
                        .toList()
                + "\nlinks "
                + store.links().stream()
                        .map(link -> link + " " + link.base() + "; ")
                        .toList() + "\nholds "
                + store.holds().size() + "\nreviews "
                + store.reviews().stream().map(Review::key).toList();
    }

    /** Nobody commits under a grant that is not the newest. */
    void fenced(Grant grant) {
        if (!store.isCurrent(grant)) {
            violated("P29 fencing", "a commit under " + grant);
        }
    }

    void violated(String property, String how) {
        violations.add(property + ": " + how);
    }

    private void nobodyIsDoubledOrLost(String email) {
        String origin = world.people().origin(email);
        if (world.people().wasDeleted(email) || scenario.ways().undoes()) {
            atMostOne(inHub(email).size(), "hub", email);
            atMostOne(inRemote(email).size(), "remote", email);
            return;
        }
        exactly(inHub(email).size(), !origin.equals("remote") || scenario.creates(), "hub", email);
        exactly(inRemote(email).size(), !origin.equals("hub") || scenario.creates(), "remote", email);
    }

    private void atMostOne(int found, String side, String email) {
        if (found > 1) {
            violated("P5 no duplicate", found + " records of " + email + " in the " + side);
        }
    }

    private void exactly(int found, boolean expected, String side, String email) {
        if (found != (expected ? 1 : 0)) {
            violated("P5 no duplicate", found + " records of " + email + " in the " + side);
        }
    }

    private void pairIsInAgreement(String email) {
        if (inHub(email).size() != 1 || inRemote(email).size() != 1) {
            return;
        }
        HubRecord hub = inHub(email).get(0);
        Row row = inRemote(email).get(0);
        boolean linked = store.links().stream()
                .anyMatch(
                        link -> link.hubId().equals(hub.id()) && link.remoteId().equals(row.id()));
        if (!linked) {
            violated("P1 convergence", email + " is not linked");
        }
        Scenario.FIELDS.forEach((field, there) -> {
            boolean kept = scenario.ways().fillsBlanks() && !row.value(there).isEmpty();
            if (!hub.value(field).equals(row.value(there)) && !isAsked(hub, field) && !kept) {
                violated(
                        "P1 convergence",
                        email + " " + field + ": hub " + hub.value(field) + ", remote " + row.value(there));
            }
        });
    }

    /** A question stands for a field that a person has to decide, and for no other. */
    private boolean isAsked(HubRecord hub, String field) {
        boolean mayAsk = !scenario.tokens()
                || scenario.policy(field) == ConflictPolicy.REVIEW
                || scenario.policy(field) == ConflictPolicy.NEWEST;
        return mayAsk
                && store.reviews().stream()
                                .filter(review -> review.field().equals(field)
                                        && review.hubId().equals(Optional.of(hub.id())))
                                .count()
                        == 1;
    }

    private void theRightValueStands(String email) {
        Scenario.FIELDS.forEach((field, there) -> {
            List<String> hub =
                    inHub(email).stream().map(record -> record.value(field)).toList();
            List<String> remote =
                    inRemote(email).stream().map(row -> row.value(there)).toList();
            boolean open = inHub(email).stream().anyMatch(record -> isAsked(record, field));
            if (!open && isComparable(email, field)) {
                theRightValueStands(email, field, hub, remote);
            }
        });
    }

    /** Whether every value of the field has its place in the order of edits. */
    private boolean isComparable(String email, String field) {
        return !world.people().wasCleared(email, field)
                && !world.people().wasDeleted(email)
                && !scenario.ways().undoes()
                && !scenario.ways().fillsBlanks();
    }

    private void theRightValueStands(String email, String field, List<String> hub, List<String> remote) {
        hub.forEach(value -> isNotOverwritten(email, field, value));
        remote.forEach(value -> isNotOverwritten(email, field, value));
        if (hub.size() == 1 && remote.size() == 1 && same(hub.get(0), remote.get(0))) {
            policyDecided(email, field, hub.get(0));
        }
    }

    private void isNotOverwritten(String email, String field, String value) {
        List<Write> newest = world.ancestry().newest(email, field);
        if (world.ancestry().isReplaced(value) || (value.isEmpty() && !newest.isEmpty() && isPaired(email))) {
            violated("P2 no lost update", email + " " + field + " ended as '" + value + "', newest " + newest);
        }
    }

    private void policyDecided(String email, String field, String value) {
        List<Write> newest = world.ancestry().newest(email, field);
        Set<Side> sides = Set.copyOf(newest.stream().map(Write::side).toList());
        if (sides.size() < 2) {
            return;
        }
        Set<Side> winners = newest.stream()
                .filter(write -> same(write.value(), value))
                .map(Write::side)
                .collect(Collectors.toSet());
        boolean right = switch (scenario.policy(field)) {
            case PREFER_HUB -> winners.contains(Side.HUB);
            case PREFER_REMOTE -> winners.contains(Side.REMOTE);
            case NEWEST -> !winners.isEmpty();
            case REVIEW -> false;
        };
        if (!right) {
            violated(
                    "P3 policy",
                    email + " " + field + " " + scenario.policy(field) + " ended as " + value + ", newest " + newest);
        }
    }

    private void baseWasHeldByBoth(Link link) {
        link.base().forEach((field, value) -> {
            if (!value.isEmpty() && !world.ancestry().wasHeldByBoth(value)) {
                violated("P7 base consistency", link + " " + field + " = " + value);
            }
        });
    }

    private void outcomeIsKnown(Change change) {
        if (change.state() == ChangeState.SENT || change.state() == ChangeState.UNKNOWN) {
            violated("P23 outcomes closed", change.toString());
        }
    }

    /** What is held is held for a question that stands; everything else has come to its end. */
    private void isWaitedForInFact(Hold hold) {
        boolean asked = store.reviews().stream()
                .anyMatch(
                        review -> Hold.key(review.hubObject(), review.remoteObject(), review.hubId(), review.remoteId())
                                .equals(hold.key()));
        if (!asked) {
            violated("P23 outcomes closed", "nobody is asked about " + hold.key() + " " + hold.reason());
        }
    }

    private boolean isPaired(String email) {
        return !inHub(email).isEmpty() && !inRemote(email).isEmpty();
    }

    private List<HubRecord> inHub(String email) {
        return store.hubRecords().stream()
                .filter(record -> record.value("email").equals(email))
                .toList();
    }

    private List<Row> inRemote(String email) {
        return world.remote().live().stream()
                .filter(row -> row.value("Email").equals(email))
                .toList();
    }

    private static boolean hasRefusedValue(HubRecord record) {
        return record.attributes().values().stream().anyMatch(value -> value.startsWith(SimulatedRemote.REFUSED));
    }

    /** Capitals are the remote system's doing and no edit. */
    private static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
