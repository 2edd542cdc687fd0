package io.concordat.hub;

import io.concordat.HubException;
import io.concordat.HubException.Problem;
import io.concordat.canonical.HubObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Validates what people and scripts enter, and names everything that is wrong at once. */
final class RecordCheck {

    private final Handle handle;
    private final HubObject object;
    private final RecordRules rules;
    private final List<Problem> problems = new ArrayList<>();

    RecordCheck(Handle handle, HubObject object) {
        this.handle = handle;
        this.object = object;
        this.rules = new RecordRules(object, AttributeRepository.byName(handle, object));
    }

    /** @throws HubException of kind INVALID */
    NewRecord checked(NewRecord wanted) {
        Map<String, String> values = rules.values(wanted.attributes(), problems);
        Map<String, String> identities = RecordRules.identities(wanted.identities(), problems);
        Optional<String> key = wanted.externalKey()
                .flatMap(raw -> RecordRules.externalKey(raw, problems))
                .filter(text -> !text.isEmpty());
        checkKnown(wanted.known());
        checkParent(wanted.parentId());
        checkCustom(values);
        refuse();
        return new NewRecord(wanted.id(), key, wanted.known(), wanted.parentId(), values, identities);
    }

    /** @throws HubException of kind INVALID */
    Edit checked(HubRecord before, Patch patch) {
        Map<String, String> values = rules.values(patch.attributes(), problems);
        Map<String, String> identities = RecordRules.identities(patch.identities(), problems);
        Optional<String> key = patch.externalKey().isEmpty()
                ? before.externalKey()
                : patch.externalKey()
                        .flatMap(raw -> RecordRules.externalKey(raw, problems))
                        .filter(text -> !text.isEmpty());
        boolean known = patch.known().orElse(before.known());
        checkKnown(known);
        patch.parentId().ifPresent(this::checkParent);
        Edit edit = new Edit(
                before, values, identities, key, known, patch.parentId().orElse(before.parentId()));
        checkCustom(edit.after());
        refuse();
        return edit;
    }

    private void checkKnown(boolean known) {
        if (!known && object != HubObject.PROFILES) {
            problems.add(new Problem("known", "only a profile can be anonymous"));
        }
    }

    private void checkParent(Optional<UUID> parent) {
        if (parent.isEmpty()) {
            return;
        }
        Optional<HubObject> parents = parents(object);
        if (parents.isEmpty()) {
            problems.add(new Problem("parentId", "accounts belong to nothing"));
        } else if (HubRepository.byIds(handle, parents.get(), Set.of(parent.get()), Wanted.only(Set.of()))
                .isEmpty()) {
            problems.add(new Problem(
                    "parentId", "there is no such record of " + parents.get().path()));
        }
    }

    /** What records of an object belong to: profiles to accounts, leads to profiles. */
    static Optional<HubObject> parents(HubObject object) {
        return switch (object) {
            case PROFILES -> Optional.of(HubObject.ACCOUNTS);
            case LEADS -> Optional.of(HubObject.PROFILES);
            case ACCOUNTS -> Optional.empty();
        };
    }

    private void checkCustom(Map<String, String> all) {
        if (!rules.customFits(all)) {
            problems.add(new Problem("attributes", RecordRules.CUSTOM_TOO_LONG));
        }
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            throw HubException.invalid(problems);
        }
    }
}
