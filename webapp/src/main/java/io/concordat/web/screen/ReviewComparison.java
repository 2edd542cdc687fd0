package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connections;
import io.concordat.connection.SavedBinding;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.Session;
import io.concordat.hub.Attributes;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.mapping.FieldMapping;
import io.concordat.review.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the records that a question is about side by side, field by field, as they are now. */
@ApplicationScoped
class ReviewComparison {

    private final Connections connections;
    private final Bindings bindings;
    private final Attributes attributes;
    private final HubRecords records;
    private final Names names;
    private final Say say;

    @Inject
    ReviewComparison(
            Connections connections,
            Bindings bindings,
            Attributes attributes,
            HubRecords records,
            Names names,
            Say say) {
        this.connections = connections;
        this.bindings = bindings;
        this.attributes = attributes;
        this.records = records;
        this.names = names;
        this.say = say;
    }

    /** Records beside each other. */
    public record Table(List<Column> columns, List<Row> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A record.
     *
     * @param where which side it is on
     * @param path its page; "" if it has none here
     * @param take how it is taken; "" if it cannot be
     */
    public record Column(String where, String name, String path, String take) {}

    /** A field and its value in each record. */
    public record Row(String label, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A value; {@code differs} from that of the first record. */
    public record Cell(String value, boolean differs) {}

    /** Empty if the connection has no such binding any more. */
    Optional<Table> of(Review review) {
        return bindings.find(review.connectionId(), review.hubObject(), review.remoteObject())
                .map(saved -> table(review, saved));
    }

    private Table table(Review review, SavedBinding saved) {
        List<FieldMapping> mappings = saved.binding().mappings();
        List<Column> columns = new ArrayList<>();
        List<Map<String, String>> values = new ArrayList<>();
        Map<String, RemoteRecord> remote = remote(review, mappings);
        for (String id : remoteIds(review)) {
            columns.add(new Column(say.of("side.REMOTE"), review.remoteObject() + " " + id, "", ""));
            values.add(byAttribute(mappings, Optional.ofNullable(remote.get(id))));
        }
        for (HubRecord record : candidates(review)) {
            String take = review.kind() == Review.Kind.AMBIGUOUS ? "LINK " + record.id() : "";
            columns.add(
                    new Column(say.of("side.HUB"), names.of(record), names.path(record.object(), record.id()), take));
            values.add(record.attributes());
        }
        return new Table(columns, rows(review.hubObject(), mappings, values));
    }

    private List<Row> rows(HubObject object, List<FieldMapping> mappings, List<Map<String, String>> values) {
        Map<String, Attribute> known =
                attributes.list(object).stream().collect(Collectors.toMap(Attribute::name, attribute -> attribute));
        return mappings.stream()
                .map(FieldMapping::hub)
                .filter(name -> values.stream()
                        .anyMatch(record -> !record.getOrDefault(name, "").isEmpty()))
                .flatMap(name -> Optional.ofNullable(known.get(name)).stream())
                .map(attribute -> new Row(say.label(attribute), cells(attribute, values)))
                .toList();
    }

    private List<Cell> cells(Attribute attribute, List<Map<String, String>> values) {
        String first = values.get(0).getOrDefault(attribute.name(), "");
        return values.stream()
                .map(record -> record.getOrDefault(attribute.name(), ""))
                .map(value -> new Cell(say.value(attribute, value), !first.isEmpty() && !value.equals(first)))
                .toList();
    }

    private List<HubRecord> candidates(Review review) {
        Stream<UUID> linkable = review.choices().stream()
                .filter(choice -> choice.take().equals("LINK"))
                .map(choice -> UUID.fromString(choice.record()));
        return Stream.concat(review.hubId().stream(), linkable)
                .distinct()
                .flatMap(id -> records.find(review.hubObject(), id).stream())
                .toList();
    }

    private static Set<String> remoteIds(Review review) {
        Set<String> ids = new LinkedHashSet<>();
        review.remoteId().ifPresent(ids::add);
        if (review.kind() == Review.Kind.AMBIGUOUS) {
            review.choices().stream()
                    .filter(choice -> !choice.take().equals("LINK"))
                    .map(Review.Choice::record)
                    .filter(id -> !id.isEmpty())
                    .forEach(ids::add);
        }
        return ids;
    }

    /** As the other system shows them now; none while it cannot be reached. */
    private Map<String, RemoteRecord> remote(Review review, List<FieldMapping> mappings) {
        Map<String, RemoteRecord> found = new HashMap<>();
        try (Session session = connections.open(review.connectionId())) {
            List<String> fields =
                    mappings.stream().map(FieldMapping::remote).distinct().toList();
            session.lookup()
                    .map(lookup -> live(lookup, review, fields))
                    .orElse(List.of())
                    .forEach(record -> found.put(record.id(), record));
        } catch (ConnectorException | HubException unreachable) {
            return Map.of();
        }
        return found;
    }

    private static List<RemoteRecord> live(RecordLookup lookup, Review review, List<String> fields) {
        return lookup.byId(review.remoteObject(), remoteIds(review), fields).stream()
                .filter(record -> record.state() == RemoteRecord.State.LIVE)
                .toList();
    }

    private static Map<String, String> byAttribute(List<FieldMapping> mappings, Optional<RemoteRecord> record) {
        Map<String, String> values = new HashMap<>();
        record.ifPresent(there -> mappings.forEach(
                mapping -> values.put(mapping.hub(), there.values().getOrDefault(mapping.remote(), ""))));
        return values;
    }
}
