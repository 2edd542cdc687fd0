package io.concordat.mapping;

import static io.concordat.mapping.SalesforceFields.contacts;
import static io.concordat.mapping.SalesforceFields.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.Canon;
import io.concordat.canonical.HostileValues;
import io.concordat.canonical.ValueType;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.mapping.Transform.Kind;
import io.concordat.merge.Direction;
import io.concordat.merge.Edited;
import io.concordat.merge.RecordDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What goes out comes back as it was, and nothing is lost, cut or written twice on the way. */
class MappingLawsTest {

    @Property
    void whatGoesOutComesBack(@ForAll Type type, @ForAll("values") String raw) {
        Mapper mapper = mapper(type, map("any", "Any__c", Direction.BOTH));
        String value = Canon.read(type.attribute(), raw).value().orElse("");
        Mapped sent = mapper.toRemote(Map.of("any", value));

        assertThat(sent.values().containsKey("Any__c"))
                .isNotEqualTo(!sent.problems().isEmpty());
        if (sent.problems().isEmpty()) {
            assertThat(mapper.toHub(sent.values()).values()).isEqualTo(Map.of("any", value));
        }
    }

    @Property
    void aTranslationLosesNothing(@ForAll("tables") Map<String, String> table, @ForAll("words") String value) {
        Transform translate = new Transform(Kind.TRANSLATE, table);
        Mapper mapper = mapper(Type.TEXT, map("any", "Any__c", Direction.BOTH, translate));
        Mapped sent = mapper.toRemote(Map.of("any", value));

        assertThat(sent.values()).hasSize(1 - sent.problems().size());
        if (!sent.values().isEmpty()) {
            assertThat(mapper.toHub(sent.values()).values()).isEqualTo(Map.of("any", value));
        }
    }

    @Property
    void mergingAndWritingTwiceWritesOnce(
            @ForAll("mappings") FieldMapping mapping,
            @ForAll("words") String base,
            @ForAll("words") String hub,
            @ForAll("words") String remote) {
        Mapper mapper = mapper(Type.TEXT, mapping);
        Map<String, String> attributes = Map.of("any", hub);
        Map<String, String> fields = Map.of("Any__c", remote);
        RecordDecision first = mapper.merge(
                Map.of("any", base), attributes, mapper.toHub(fields).values(), Edited.UNKNOWN);
        Mapped sent = mapper.toRemote(first.remoteWrites());
        Assume.that(sent.problems().isEmpty());

        RecordDecision second = mapper.merge(
                first.newBase(),
                overlay(attributes, first.hubWrites()),
                mapper.toHub(overlay(fields, sent.values())).values(),
                Edited.UNKNOWN);

        assertThat(second.isQuiet()).isTrue();
    }

    @Property
    void aFieldThatDisappearsBlanksNothingAndLeavesTheOthersAlone(
            @ForAll("words") String base, @ForAll("words") String hub, @ForAll("words") String remote) {
        RemoteField any = RemoteField.of("Any__c", FieldType.TEXT, 80);
        RemoteField other = RemoteField.of("Other__c", FieldType.TEXT, 80);
        Binding binding = contacts(map("any", "Any__c", Direction.BOTH), map("other", "Other__c", Direction.BOTH));
        Map<String, String> agreed = Map.of("any", base, "other", base);
        Map<String, String> attributes = Map.of("any", hub, "other", hub);
        List<Attribute> both = List.of(Type.TEXT.attribute(), attribute("other", ValueType.TEXT));
        Mapper whole = Mapper.of(binding, both, List.of(any, other));
        Mapper drifted = Mapper.of(binding, both, List.of(other));

        RecordDecision before = whole.merge(agreed, attributes, Map.of("any", remote, "other", remote), Edited.UNKNOWN);
        RecordDecision after = drifted.merge(
                agreed, attributes, drifted.toHub(Map.of("Other__c", remote)).values(), Edited.UNKNOWN);

        assertThat(after.fields()).containsOnlyKeys("other");
        assertThat(after.fields().get("other")).isEqualTo(before.fields().get("other"));
        assertThat(after.newBase()).containsEntry("any", base);
        assertThat(after.hubWrites()).doesNotContainKey("any");
    }

    @Property
    void aValueIsSentWholeOrNotAtAll(@ForAll("values") String raw) {
        Mapper mapper = mapper(Type.SHORT, map("any", "Any__c", Direction.TO_REMOTE));
        String value = Canon.text(raw).value().orElse("");
        Mapped sent = mapper.toRemote(Map.of("any", value));

        if (value.codePointCount(0, value.length()) <= 4) {
            assertThat(sent.values()).isEqualTo(Map.of("Any__c", value));
        } else {
            assertThat(sent.values()).isEmpty();
            assertThat(sent.problems()).extracting(FieldProblem::code).containsExactly("VALUE_TOO_LONG");
        }
    }

    /** An attribute and a remote field of fitting types. */
    enum Type {
        TEXT(ValueType.TEXT, FieldType.TEXT, 0),
        SHORT(ValueType.TEXT, FieldType.TEXT, 4),
        EMAIL(ValueType.TEXT, FieldType.EMAIL, 80),
        NUMBER(ValueType.NUMBER, FieldType.NUMBER, 0),
        BOOLEAN(ValueType.BOOLEAN, FieldType.BOOLEAN, 0),
        DATE(ValueType.DATE, FieldType.DATE, 0),
        DATE_TIME(ValueType.DATE_TIME, FieldType.DATE_TIME, 0),
        NUMBER_AS_TEXT(ValueType.NUMBER, FieldType.TEXT, 0);

        private final ValueType hub;
        private final FieldType remote;
        private final int length;

        Type(ValueType hub, FieldType remote, int length) {
            this.hub = hub;
            this.remote = remote;
            this.length = length;
        }

        Attribute attribute() {
            return MappingLawsTest.attribute("any", hub);
        }

        RemoteField field() {
            return RemoteField.of("Any__c", remote, length);
        }
    }

    private static Attribute attribute(String name, ValueType type) {
        return new Attribute(name, name, type, 0, List.of(), true);
    }

    private static Mapper mapper(Type type, FieldMapping mapping) {
        return Mapper.of(contacts(mapping), List.of(type.attribute()), List.of(type.field()));
    }

    private static Map<String, String> overlay(Map<String, String> values, Map<String, String> writes) {
        Map<String, String> after = new HashMap<>(values);
        after.putAll(writes);
        return after;
    }

    @Provide
    Arbitrary<String> values() {
        return HostileValues.raw();
    }

    /** Few words, so that they are often in the table, on either side of it. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("", "a", "b", "c", "A", "B", "ß", "SS");
    }

    @Provide
    Arbitrary<Map<String, String>> tables() {
        Arbitrary<String> word = Arbitraries.of("a", "b", "c", "A", "B");
        return Arbitraries.maps(word, word).ofMinSize(1).ofMaxSize(3).filter(MappingLawsTest::isOneToOne);
    }

    @Provide
    Arbitrary<FieldMapping> mappings() {
        Arbitrary<Transform> casing =
                Arbitraries.of(Kind.UPPERCASE, Kind.LOWERCASE).map(kind -> new Transform(kind, Map.of()));
        Arbitrary<Transform> table = tables().map(values -> new Transform(Kind.TRANSLATE, values));
        Arbitrary<List<Transform>> oneWay = casing.list().ofMaxSize(2);
        Arbitrary<List<Transform>> bothWays = table.list().ofMaxSize(1);
        Arbitrary<Optional<String>> fallback = Arbitraries.of("Web", "Phone").optional();
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(Direction.TO_HUB, Direction.TO_REMOTE),
                                oneWay,
                                Arbitraries.just(Optional.<String>empty()))
                        .as(MappingLawsTest::mapping),
                Combinators.combine(Arbitraries.of(Direction.class), bothWays, fallback)
                        .as(MappingLawsTest::mapping));
    }

    private static FieldMapping mapping(Direction direction, List<Transform> transforms, Optional<String> fallback) {
        return new FieldMapping("any", "Any__c", SalesforceFields.rule(direction), fallback, transforms);
    }

    private static boolean isOneToOne(Map<String, String> table) {
        return table.values().stream().distinct().count() == table.size();
    }
}
