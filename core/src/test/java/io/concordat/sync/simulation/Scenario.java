package io.concordat.sync.simulation;

import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What kind of world a schedule takes place in. Chances are one in so many, 0 for never.
 *
 * @param stamps whether revisions are stamps of whole seconds and transactions become visible late; otherwise revisions
 *     are exact
 * @param tokens whether the remote system keeps the token of the last write
 * @param capitals whether it writes one field in capitals, whatever it is given
 * @param creates whether records are created on the other side
 * @param policies of the fields that people edit, by hub attribute
 * @param pageSize of the change feed
 * @param batchSize of the writer
 * @param runs how many runs under fire
 * @param editChance of an edit at a step
 * @param killChance of the process dying at a step
 * @param takeoverChance of a second node taking over at a step
 * @param faultChance of something going wrong with a remote call
 * @param refusedChance that a value which a person writes in the hub is one that the remote system refuses
 * @param ways what else people and runs do
 */
record Scenario(
        boolean stamps,
        boolean tokens,
        boolean capitals,
        boolean creates,
        Map<String, ConflictPolicy> policies,
        int pageSize,
        int batchSize,
        int runs,
        int editChance,
        int killChance,
        int takeoverChance,
        int faultChance,
        int refusedChance,
        Ways ways) {

    /** The longest a transaction of the remote system stays open. */
    static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(5);

    /** How far before its cursor the change feed reads again. */
    static final Duration OVERLAP = LONGEST_TRANSACTION.plusSeconds(1);

    /** How late a request may still be executed. */
    static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    /** Hub attributes that people edit, and where they stand on the other side. */
    static final Map<String, String> FIELDS =
            new TreeMap<>(Map.of("title", "Title", "phone", "Phone", "department", "Department"));

    private static final List<ConflictPolicy> POLICIES = List.of(ConflictPolicy.values());

    /** Any world. */
    static Scenario of(RandomGenerator random) {
        return new Scenario(
                random.nextInt(4) > 0,
                random.nextInt(8) > 0,
                random.nextInt(8) == 0,
                random.nextInt(8) > 0,
                Map.of(
                        "title", ConflictPolicy.PREFER_HUB,
                        "phone", ConflictPolicy.PREFER_REMOTE,
                        "department", POLICIES.get(random.nextInt(POLICIES.size()))),
                1 + random.nextInt(4),
                1 + random.nextInt(4),
                6,
                6 + random.nextInt(20),
                random.nextInt(2) == 0 ? 0 : 30 + random.nextInt(100),
                random.nextInt(2) == 0 ? 0 : 40 + random.nextInt(100),
                random.nextInt(3) == 0 ? 0 : 3 + random.nextInt(12),
                random.nextInt(3) == 0 ? 10 : 0,
                Ways.of(random));
    }

    /** The same world, in which nobody dies or falls silent by chance, for a number of runs. */
    Scenario withoutDeath(int fewer) {
        return new Scenario(
                stamps,
                tokens,
                capitals,
                creates,
                policies,
                pageSize,
                batchSize,
                fewer,
                editChance,
                0,
                0,
                faultChance,
                refusedChance,
                ways);
    }

    /** The same world without what softens the checks, changed so that a flaw has a chance to show. */
    Scenario suiting(Flaw flaw) {
        return switch (flaw) {
            case CREATE_OVERWRITES ->
                new Scenario(
                        stamps,
                        tokens,
                        capitals,
                        true,
                        policies,
                        pageSize,
                        1,
                        12,
                        8,
                        killChance,
                        0,
                        4,
                        refusedChance,
                        Ways.PLAIN);
            case OWN_WRITES_HIDDEN -> plain(true);
            default -> plain(capitals);
        };
    }

    private Scenario plain(boolean inCapitals) {
        return new Scenario(
                stamps,
                tokens,
                inCapitals,
                creates,
                policies,
                pageSize,
                batchSize,
                runs,
                editChance,
                killChance,
                takeoverChance,
                faultChance,
                refusedChance,
                Ways.PLAIN);
    }

    Binding binding() {
        List<FieldMapping> mappings = new ArrayList<>();
        mappings.add(FieldMapping.of("email", "Email", rule(ConflictPolicy.PREFER_REMOTE)));
        mappings.add(FieldMapping.of("lastName", "LastName", rule(ConflictPolicy.PREFER_REMOTE)));
        FIELDS.forEach((hub, remote) -> mappings.add(FieldMapping.of(hub, remote, rule(policy(hub)))));
        return new Binding(
                HubObject.PROFILES,
                SimulatedRemote.OBJECT,
                true,
                List.of(),
                false,
                creates ? Binding.CreateRemote.ALL : Binding.CreateRemote.NEVER,
                creates ? Binding.CreateInHub.ALL : Binding.CreateInHub.NEVER,
                ways.unlinks() ? Binding.OnRemoteDelete.UNLINK : Binding.OnRemoteDelete.REPORT,
                mappings);
    }

    ConflictPolicy policy(String field) {
        return policies.getOrDefault(field, ConflictPolicy.PREFER_REMOTE);
    }

    private FieldRule rule(ConflictPolicy policy) {
        Overwrite toRemote = ways.fillsBlanks() ? Overwrite.FILL_BLANK : Overwrite.ALWAYS;
        return new FieldRule(Direction.BOTH, toRemote, Overwrite.ALWAYS, policy, true);
    }
}
