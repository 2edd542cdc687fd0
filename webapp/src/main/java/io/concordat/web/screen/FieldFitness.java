package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.canonical.Attribute;
import io.concordat.connection.Connections;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.Session;
import io.concordat.hub.Fill;
import io.concordat.hub.ValueSurvey;
import io.concordat.mapping.Binding;
import io.concordat.match.MatchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which fields are fit to match by: how many records have a value on either side, and how many of those have one of
 * their own. Looks at real records, so it is done when somebody asks for it.
 */
@ApplicationScoped
class FieldFitness {

    private static final int MOST_HERE = 100_000;

    private final ValueSurvey survey;
    private final Connections connections;
    private final Say say;

    @Inject
    FieldFitness(ValueSurvey survey, Connections connections, Say say) {
        this.survey = survey;
        this.connections = connections;
        this.say = say;
    }

    /**
     * Two fields that are compared or kept in agreement.
     *
     * @param hub its label in the hub
     * @param remote its name on the other side
     * @param here empty if the hub cannot count it
     * @param there empty if the other side could not be read
     */
    public record Fit(String hub, String remote, Optional<Fill> here, Optional<Fill> there) {

        private long worth() {
            return share(here) + share(there);
        }

        private static long share(Optional<Fill> fill) {
            return fill.map(known -> known.filledShare() * known.differentShare())
                    .orElse(0L);
        }
    }

    /** The fittest first. */
    List<Fit> of(UUID connectionId, Binding binding, List<Attribute> attributes) {
        Set<MatchRule.Pair> pairs = pairs(binding);
        Map<String, String> labels = attributes.stream().collect(Collectors.toMap(Attribute::name, say::label));
        Map<String, Fill> here = survey.fill(
                binding.hubObject(), pairs.stream().map(MatchRule.Pair::hub).toList(), MOST_HERE);
        List<RemoteRecord> some = some(connectionId, binding, pairs);
        return pairs.stream()
                .map(pair -> new Fit(
                        labels.getOrDefault(pair.hub(), pair.hub()),
                        pair.remote(),
                        Optional.ofNullable(here.get(pair.hub())),
                        there(pair.remote(), some)))
                .sorted(Comparator.comparingLong(Fit::worth).reversed())
                .toList();
    }

    private static Set<MatchRule.Pair> pairs(Binding binding) {
        Stream<MatchRule.Pair> compared = binding.matchRules().stream().flatMap(rule -> rule.pairs().stream());
        Stream<MatchRule.Pair> mapped =
                binding.mappings().stream().map(mapping -> new MatchRule.Pair(mapping.hub(), mapping.remote()));
        return Stream.concat(compared, mapped)
                .filter(pair -> !pair.hub().isEmpty() && !pair.remote().isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<Fill> there(String field, List<RemoteRecord> some) {
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(Fill.of(some.stream()
                        .map(record -> record.values().getOrDefault(field, ""))
                        .toList()));
    }

    private List<RemoteRecord> some(UUID connectionId, Binding binding, Set<MatchRule.Pair> pairs) {
        List<String> fields =
                pairs.stream().map(MatchRule.Pair::remote).distinct().toList();
        try (Session session = connections.open(connectionId)) {
            return session.reader()
                    .map(reader -> reader.sample(binding.remoteObject(), fields))
                    .orElse(List.of());
        } catch (ConnectorException | HubException unreachable) {
            return List.of();
        }
    }
}
