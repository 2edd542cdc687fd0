package io.concordat.hub;

import io.concordat.canonical.HubObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Finds records for people. What narrows most leads: external key, then email, then the text; the other conditions are
 * checked on what they find. Every step costs what it shows, not what exists.
 */
final class HubSearch {

    private static final String BY_ID = " r.id > :after ORDER BY r.id LIMIT :limit";
    private static final int MOST_STEPS = 20;
    private static final UUID LEAST = new UUID(0, 0);

    private static final Comparator<PageCursor> ORDER = Comparator.comparing(PageCursor::key, KeyRange::compare)
            .thenComparing(PageCursor::id, HubSearch::compareIds);

    private final Handle handle;
    private final HubQuery query;
    private final HubObject object;

    HubSearch(Handle handle, HubQuery query) {
        this.handle = handle;
        this.query = query;
        this.object = query.object();
    }

    HubPage page() {
        Optional<PageCursor> after = PageCursor.parse(query.after());
        if (query.externalKey().isPresent()) {
            return byExternalKey(query.externalKey().get());
        }
        if (query.email().isPresent()) {
            String key = MatchKey.normalise(query.email().get());
            return key.isEmpty() ? nothing() : byKeys(Set.of("email"), KeyRange.exactly(key), after);
        }
        Optional<String> prefix = query.text().map(MatchKey::normalise).filter(text -> !text.isEmpty());
        return prefix.isPresent()
                ? byKeys(MatchKey.always(object), KeyRange.startingWith(prefix.get()), after)
                : byId(after);
    }

    private static HubPage nothing() {
        return new HubPage(List.of(), Optional.empty());
    }

    private HubPage byExternalKey(String key) {
        List<UUID> ids = HubRepository.byExternalKey(handle, object, List.of(key)).stream()
                .map(KeyHit::hubId)
                .toList();
        Collection<HubRecord> found =
                HubRepository.byIds(handle, object, ids, Wanted.ALL).values();
        return new HubPage(found.stream().filter(this::matches).toList(), Optional.empty());
    }

    private HubPage byId(Optional<PageCursor> after) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("after", after.map(PageCursor::id).orElse(LEAST));
        parameters.put("limit", query.limit() + 1);
        query.known().ifPresent(known -> parameters.put("known", known));
        query.parentId().ifPresent(parent -> parameters.put("parent", parent));
        String condition = (query.known().isPresent() ? "r.known = :known AND " : "")
                + (query.parentId().isPresent() ? "r.parent_id = :parent AND " : "")
                + BY_ID;
        List<HubRecord> found = HubRepository.list(handle, object, Wanted.ALL, condition, parameters);
        if (found.size() <= query.limit()) {
            return new HubPage(found, Optional.empty());
        }
        List<HubRecord> items = found.subList(0, query.limit());
        UUID last = items.get(items.size() - 1).id();
        return new HubPage(items, Optional.of(new PageCursor("", last).text()));
    }

    /** Goes through the keys until the page is full; gives up after some steps if nearly nothing fits. */
    private HubPage byKeys(Set<String> attributes, KeyRange start, Optional<PageCursor> after) {
        List<HubRecord> items = new ArrayList<>();
        KeyRange range = after.map(start::after).orElse(start);
        for (int step = 0; step < MOST_STEPS; step++) {
            List<PageCursor> hits = hits(attributes, range);
            Map<UUID, HubRecord> records = HubRepository.byIds(
                    handle, object, hits.stream().map(PageCursor::id).distinct().toList(), Wanted.ALL);
            for (PageCursor hit : hits) {
                Optional.ofNullable(records.get(hit.id()))
                        .filter(record -> isFirst(hit, record, attributes, start) && matches(record))
                        .ifPresent(items::add);
                if (items.size() == query.limit()) {
                    return new HubPage(items, Optional.of(hit.text()));
                }
            }
            if (hits.size() < query.limit()) {
                return new HubPage(items, Optional.empty());
            }
            range = start.after(hits.get(hits.size() - 1));
        }
        return new HubPage(items, Optional.of(new PageCursor(text(range), range.after()).text()));
    }

    /** The next keys of all attributes, in one order. */
    private List<PageCursor> hits(Set<String> attributes, KeyRange range) {
        Set<PageCursor> hits = new TreeSet<>(ORDER);
        for (String attribute : attributes) {
            KeyMaintenance.startingWith(handle, object, attribute, range, query.limit())
                    .forEach(hit -> hits.add(new PageCursor(hit.valueKey(), hit.hubId())));
        }
        return hits.stream().limit(query.limit()).toList();
    }

    /** A record that is hit by several of its keys is shown at the first of them only. */
    private boolean isFirst(PageCursor hit, HubRecord record, Set<String> attributes, KeyRange start) {
        String from = text(start);
        return attributes.stream()
                .map(attribute -> MatchKey.of(object, attribute, record.attributes()))
                .filter(key -> key.startsWith(from))
                .min(KeyRange::compare)
                .filter(first -> first.equals(hit.key()))
                .isPresent();
    }

    private boolean matches(HubRecord record) {
        return query.known().map(known -> known == record.known()).orElse(true)
                && query.parentId()
                        .map(Optional::of)
                        .map(record.parentId()::equals)
                        .orElse(true)
                && query.email()
                        .map(email -> MatchKey.normalise(email).equals(MatchKey.normalise(record.value("email"))))
                        .orElse(true)
                && query.text().map(text -> startsWith(record, text)).orElse(true);
    }

    private boolean startsWith(HubRecord record, String text) {
        String prefix = MatchKey.normalise(text);
        return MatchKey.always(object).stream()
                .anyMatch(attribute ->
                        MatchKey.of(object, attribute, record.attributes()).startsWith(prefix));
    }

    private static String text(KeyRange range) {
        return new String(range.from(), StandardCharsets.UTF_8);
    }

    private static int compareIds(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
