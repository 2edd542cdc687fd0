package io.concordat.sync;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.Canon;
import io.concordat.canonical.HubObject;
import io.concordat.connector.RemoteField;
import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldProblem;
import io.concordat.mapping.Mapped;
import io.concordat.mapping.Mapper;
import io.concordat.match.Ladder;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Decision;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.merge.RecordMerge;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.sync.store.RemoteView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A binding made ready for a run: how its records are read, compared, merged and written. */
public final class BoundObject {

    private final Binding binding;
    private final long revision;
    private final Mapper mapper;
    private final List<String> hashed;

    /**
     * Prepares a binding.
     *
     * @param binding what the admin configured
     * @param revision of that configuration; pairs settled under another one are decided anew
     * @param attributes of the hub object
     * @param fields of the remote object, as they are now
     */
    public BoundObject(Binding binding, long revision, List<Attribute> attributes, List<RemoteField> fields) {
        this.binding = binding;
        this.revision = revision;
        this.mapper = Mapper.of(binding, attributes, fields);
        this.hashed = mapper.rules().keySet().stream().sorted().toList();
    }

    public Binding binding() {
        return binding;
    }

    public Ladder ladder() {
        return mapper.ladder();
    }

    HubObject object() {
        return binding.hubObject();
    }

    String remoteObject() {
        return binding.remoteObject();
    }

    long revision() {
        return revision;
    }

    FieldRule rule(String field) {
        return mapper.rules().getOrDefault(field, FieldRule.DEFAULT);
    }

    /** The merge by the rules, some of them replaced. */
    RecordMerge merge(Map<String, FieldRule> replaced) {
        if (replaced.isEmpty()) {
            return mapper.recordMerge();
        }
        Map<String, FieldRule> effective = new HashMap<>(mapper.rules());
        effective.putAll(replaced);
        effective.keySet().retainAll(mapper.rules().keySet());
        return new RecordMerge(effective, mapper.recordMerge().defaults());
    }

    /** The mapped attributes of the hub's side. */
    Set<String> hubFields() {
        return mapper.rules().keySet();
    }

    /** Every remote field that has to be read: the mapped ones and those that are matched on. */
    List<String> remoteFields() {
        return List.copyOf(mapper.remoteFieldsToRead());
    }

    /** A remote record in the hub's words. */
    RemoteView view(RemoteRecord record) {
        Mapped mapped = mapper.toHub(record.values());
        return new RemoteView(
                record.id(),
                record.revision(),
                record.modifiedAt(),
                record.token().orElse(""),
                mapped.values(),
                errors(mapped.problems()),
                hash(mapped.values()));
    }

    /** The hash of mapped values under this configuration. */
    String hash(Map<String, String> values) {
        return Canon.hash(Long.toString(revision), hashed, values);
    }

    /** What stands in the hub's mapped attributes, as it is compared, "" for blank. */
    Map<String, String> hubValues(HubRecord record) {
        return mapper.compared(record.attributes());
    }

    /**
     * Whether a change may be made only if the remote record is as it was when it was decided: always, except where the
     * hub wins in any case.
     */
    boolean isGuarded(Change change) {
        return change.action() != Action.UPDATE
                || !change.fields().entrySet().stream()
                        .allMatch(field ->
                                hubWins(rule(field.getKey()), field.getValue().reason()));
    }

    private static boolean hubWins(FieldRule rule, Decision.Reason reason) {
        boolean decidedByRule = reason == Decision.Reason.HUB_CHANGED
                || reason == Decision.Reason.PREFER_HUB
                || reason == Decision.Reason.FILLED_BLANK;
        return decidedByRule && rule.toRemote() == Overwrite.ALWAYS && rule.conflict() == ConflictPolicy.PREFER_HUB;
    }

    /** Why values cannot be sent, by hub attribute name; those that can are left out. */
    Map<String, ChangeError> unsendable(Map<String, String> writes) {
        return writes.isEmpty() ? Map.of() : errors(mapper.toRemote(writes).problems());
    }

    /** Values for an existing record in the remote system's words. */
    Map<String, String> toRemote(Map<String, String> writes) {
        return mapper.toRemote(writes).values();
    }

    /** Values for a new record in the remote system's words. */
    Map<String, String> toNewRemote(Map<String, String> values) {
        return mapper.toNewRemote(values).values();
    }

    /** Why a record cannot be created on the other side; empty if it can. */
    Map<String, ChangeError> uncreatable(HubRecord record) {
        return errors(mapper.toNewRemote(mapper.creation(record.attributes())).problems());
    }

    /** What a new remote record is made of, by hub attribute name: all that may travel there, defaults included. */
    Map<String, String> creation(HubRecord record) {
        return new TreeMap<>(mapper.creation(record.attributes()));
    }

    /** What a new hub record is made of. */
    Map<String, String> toNewHub(RemoteView remote) {
        return new TreeMap<>(mapper.toNewHub(remote.values()));
    }

    private static Map<String, ChangeError> errors(List<FieldProblem> problems) {
        Map<String, ChangeError> errors = new TreeMap<>();
        problems.forEach(problem -> errors.put(
                problem.hub().isEmpty() ? problem.remote() : problem.hub(),
                new ChangeError(problem.code(), problem.message(), problem.fix())));
        return errors;
    }
}
