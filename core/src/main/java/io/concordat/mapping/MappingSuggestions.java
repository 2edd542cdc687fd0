package io.concordat.mapping;

import io.concordat.canonical.Attribute;
import io.concordat.connector.RemoteField;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Proposes which remote field goes with which attribute, by name, by the usual other names, and by label. */
public final class MappingSuggestions {

    private static final Map<String, List<String>> OTHER_NAMES = Map.ofEntries(
            Map.entry("firstname", List.of("givenname", "forename")),
            Map.entry("lastname", List.of("surname", "familyname")),
            Map.entry("email", List.of("emailaddress", "mail")),
            Map.entry("phone", List.of("businessphone", "telephone", "phonenumber")),
            Map.entry("mobilephone", List.of("mobile", "cellphone")),
            Map.entry("fax", List.of("faxnumber")),
            Map.entry("street", List.of("mailingstreet", "billingstreet", "streetaddress")),
            Map.entry("city", List.of("mailingcity", "billingcity")),
            Map.entry("state", List.of("mailingstate", "billingstate")),
            Map.entry("postalcode", List.of("mailingpostalcode", "billingpostalcode", "zipcode", "zip")),
            Map.entry("country", List.of("mailingcountry", "billingcountry")),
            Map.entry("birthdate", List.of("dateofbirth", "birthday")),
            Map.entry("emailoptout", List.of("hasoptedoutofemail")),
            Map.entry("name", List.of("companyname")),
            Map.entry("company", List.of("companyname")),
            Map.entry("website", List.of("url", "homepage")));

    private MappingSuggestions() {}

    /** A mapping for each attribute that has a likely counterpart, in the order of the attributes. */
    public static List<FieldMapping> suggest(List<Attribute> attributes, List<RemoteField> remoteFields) {
        Set<String> taken = new HashSet<>();
        List<FieldMapping> suggestions = new ArrayList<>();
        for (Attribute attribute : attributes) {
            likely(attribute, remoteFields, taken).ifPresent(field -> {
                taken.add(field.name());
                suggestions.add(FieldMapping.of(attribute.name(), field.name(), rule(attribute, field)));
            });
        }
        return suggestions;
    }

    private static Optional<RemoteField> likely(Attribute attribute, List<RemoteField> fields, Set<String> taken) {
        String name = normalise(attribute.name());
        Stream<String> names = Stream.concat(Stream.of(name), OTHER_NAMES.getOrDefault(name, List.of()).stream());
        List<RemoteField> free = fields.stream()
                .filter(field -> !taken.contains(field.name()))
                .filter(field -> RemoteType.fits(field.type(), attribute.type()))
                .toList();
        Optional<RemoteField> byName = names.flatMap(wanted ->
                        free.stream().filter(field -> normalise(field.name()).equals(wanted)))
                .findFirst();
        String label = normalise(attribute.label());
        return byName.or(() -> free.stream()
                .filter(field -> normalise(field.label()).equals(label))
                .findFirst());
    }

    /** What cannot be written, or not for every value, only comes in. */
    private static FieldRule rule(Attribute attribute, RemoteField field) {
        FieldRule rule = FieldRule.DEFAULT;
        boolean bothWays = field.updateable() && RemoteType.takes(field.type(), attribute.type());
        return bothWays
                ? rule
                : new FieldRule(Direction.TO_HUB, rule.toRemote(), rule.toHub(), rule.conflict(), rule.blankClears());
    }

    private static String normalise(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith("__c") ? lower.substring(0, lower.length() - 3) : lower;
        return plain.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
