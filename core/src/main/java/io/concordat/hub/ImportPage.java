package io.concordat.hub;

import io.concordat.canonical.HubObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes a page of drafts, each as a whole or not at all. Runs in one transaction, which is the caller's. */
final class ImportPage {

    private static final String ERASED =
            "this person was erased and is not created by imports; create the record by hand if it is to come back";

    private final Handle handle;
    private final HubObject object;
    private final LineCheck check;
    private final ImportTally tally = new ImportTally();
    private final Map<String, HubRecord> existing = new HashMap<>();
    private final Map<String, UUID> parents = new HashMap<>();

    ImportPage(Handle handle, HubObject object, LineCheck check) {
        this.handle = handle;
        this.object = object;
        this.check = check;
    }

    ImportTally write(List<ImportDraft> drafts, HubEdits edits, Author author) {
        readExisting(drafts);
        readParents(drafts);
        List<ImportDraft> left = withFreeIdentities(withParents(drafts));
        List<ImportDraft> created = inOrder(notErased(left.stream()
                .filter(draft -> !existing.containsKey(draft.externalKey()))
                .toList()));
        Map<UUID, ImportDraft> changing = new LinkedHashMap<>();
        List<Edit> changes = changes(left, changing);
        edits.create(handle, object, created.stream().map(this::newRecord).toList(), author);
        tally.created(created.size());
        Set<UUID> updated = edits.apply(handle, object, changes, author);
        tally.updated(updated.size());
        changing.keySet().removeAll(updated);
        changing.values()
                .forEach(
                        draft -> tally.rejected(draft, "", "somebody else changed this record; import the line again"));
        return tally;
    }

    /** Imports of the same new records then wait for each other, never in a ring. */
    private static List<ImportDraft> inOrder(List<ImportDraft> drafts) {
        return drafts.stream()
                .sorted(Comparator.comparing(ImportDraft::externalKey))
                .toList();
    }

    private void readExisting(List<ImportDraft> drafts) {
        Map<UUID, HubRecord> records =
                HubRepository.lock(handle, object, ids(object, keys(drafts)).values(), Wanted.ALL);
        records.values().forEach(record -> record.externalKey().ifPresent(key -> existing.put(key, record)));
    }

    private void readParents(List<ImportDraft> drafts) {
        Set<String> keys = new HashSet<>();
        drafts.forEach(draft -> draft.parentKey().ifPresent(keys::add));
        RecordCheck.parents(object)
                .filter(parent -> !keys.isEmpty())
                .ifPresent(parent -> parents.putAll(ids(parent, keys)));
    }

    private Map<String, UUID> ids(HubObject of, Collection<String> keys) {
        Map<String, UUID> ids = new HashMap<>();
        HubRepository.byExternalKey(handle, of, keys).forEach(hit -> ids.put(hit.valueKey(), hit.hubId()));
        return ids;
    }

    private static Set<String> keys(List<ImportDraft> drafts) {
        Set<String> keys = new HashSet<>();
        drafts.forEach(draft -> keys.add(draft.externalKey()));
        return keys;
    }

    private List<ImportDraft> withParents(List<ImportDraft> drafts) {
        List<ImportDraft> left = new ArrayList<>();
        for (ImportDraft draft : drafts) {
            if (draft.parentKey().filter(key -> !parents.containsKey(key)).isPresent()) {
                tally.rejected(
                        draft,
                        ImportColumns.parentColumn(object).orElse(""),
                        "no record has this external key; import those it belongs to first");
            } else {
                left.add(draft);
            }
        }
        return left;
    }

    /** An identity belongs to one record, in the hub and in the page. */
    private List<ImportDraft> withFreeIdentities(List<ImportDraft> drafts) {
        Map<String, String> owners = owners(drafts);
        List<ImportDraft> left = new ArrayList<>();
        for (ImportDraft draft : drafts) {
            Optional<String> taken = draft.identities().entrySet().stream()
                    .filter(identity -> !owner(draft)
                            .equals(owners.getOrDefault(name(identity.getKey(), identity.getValue()), owner(draft))))
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (taken.isPresent()) {
                tally.rejected(draft, RecordRules.IDENTITIES + taken.get(), "another record has this identity");
            } else {
                draft.identities().forEach((namespace, value) -> owners.put(name(namespace, value), owner(draft)));
                left.add(draft);
            }
        }
        return left;
    }

    /** Who has the identities that the page names, by their names. */
    private Map<String, String> owners(List<ImportDraft> drafts) {
        Map<String, Set<String>> asked = new HashMap<>();
        drafts.forEach(draft -> draft.identities()
                .forEach((namespace, value) -> asked.computeIfAbsent(namespace, unused -> new HashSet<>())
                        .add(value)));
        Map<String, String> owners = new HashMap<>();
        asked.forEach((namespace, values) -> IdentityRepository.hits(handle, object, namespace, values)
                .forEach(hit ->
                        owners.put(name(namespace, hit.valueKey()), hit.hubId().toString())));
        return owners;
    }

    private static String name(String namespace, String value) {
        return namespace + "\n" + value;
    }

    private String owner(ImportDraft draft) {
        return Optional.ofNullable(existing.get(draft.externalKey()))
                .map(record -> record.id().toString())
                .orElse("\n" + draft.externalKey());
    }

    private List<ImportDraft> notErased(List<ImportDraft> drafts) {
        Set<String> keys = Erasures.among(handle, object, keys(drafts), Optional.of(Erasures.EXTERNAL_KEY));
        Set<String> emails = new HashSet<>();
        Map<String, Set<String>> identities = new HashMap<>();
        for (ImportDraft draft : drafts) {
            email(draft).ifPresent(emails::add);
            draft.identities()
                    .forEach((namespace, value) -> identities
                            .computeIfAbsent(namespace, unused -> new HashSet<>())
                            .add(value));
        }
        Set<String> erasedEmails = Erasures.among(handle, object, emails, Optional.of(Erasures.EMAIL));
        identities.replaceAll((namespace, values) ->
                Erasures.among(handle, object, values, Optional.of(Erasures.IDENTITIES + namespace)));
        List<ImportDraft> left = new ArrayList<>();
        for (ImportDraft draft : drafts) {
            boolean erased = keys.contains(draft.externalKey())
                    || email(draft).filter(erasedEmails::contains).isPresent()
                    || draft.identities().entrySet().stream()
                            .anyMatch(identity -> identities
                                    .getOrDefault(identity.getKey(), Set.of())
                                    .contains(identity.getValue()));
            if (erased) {
                tally.rejected(draft, ImportColumns.EXTERNAL_KEY, ERASED);
            } else if (!check.customFits(draft.values())) {
                tally.rejected(draft, "", RecordRules.CUSTOM_TOO_LONG);
            } else {
                left.add(draft);
            }
        }
        return left;
    }

    private static Optional<String> email(ImportDraft draft) {
        return Optional.of(MatchKey.normalise(draft.values().getOrDefault(Erasures.EMAIL, "")))
                .filter(email -> !email.isEmpty());
    }

    private List<Edit> changes(List<ImportDraft> drafts, Map<UUID, ImportDraft> changing) {
        List<Edit> changes = new ArrayList<>();
        for (ImportDraft draft : drafts) {
            Optional.ofNullable(existing.get(draft.externalKey())).ifPresent(record -> {
                Edit edit = edit(record, draft);
                if (edit.isEmpty()) {
                    tally.unchanged();
                } else if (!check.customFits(edit.after())) {
                    tally.rejected(draft, "", RecordRules.CUSTOM_TOO_LONG);
                } else {
                    changes.add(edit);
                    changing.put(record.id(), draft);
                }
            });
        }
        return changes;
    }

    private Edit edit(HubRecord record, ImportDraft draft) {
        Optional<UUID> parent = parent(draft);
        return new Edit(
                record,
                draft.values(),
                draft.identities(),
                record.externalKey(),
                draft.known().orElse(record.known()),
                parent.isPresent() ? parent : record.parentId());
    }

    private NewRecord newRecord(ImportDraft draft) {
        return new NewRecord(
                Optional.empty(),
                Optional.of(draft.externalKey()),
                draft.known().orElse(true),
                parent(draft),
                draft.values(),
                draft.identities());
    }

    private Optional<UUID> parent(ImportDraft draft) {
        return draft.parentKey().flatMap(key -> Optional.ofNullable(parents.get(key)));
    }
}
