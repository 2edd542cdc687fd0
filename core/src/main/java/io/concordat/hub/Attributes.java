package io.concordat.hub;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.HubException.Problem;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.Canon;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.ValueType;
import io.concordat.db.Database;
import io.concordat.db.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The attributes of the hub's objects, standard and defined by admins. Nothing is cached: an attribute that was defined
 * on one node is there on the others at once. Safe for many threads.
 */
@ApplicationScoped
public class Attributes {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,59}");
    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST_CHOICE = 255;
    private static final int MOST_CHOICES = 1_000;
    private static final int MOST_ATTRIBUTES = 500;

    /** Names that records, imports and match rules use for something else. */
    private static final Set<String> TAKEN = Set.of(
            "id",
            "name",
            "externalkey",
            "known",
            "parentid",
            "accountid",
            "profileid",
            "accountexternalkey",
            "profileexternalkey",
            "identities",
            "attributes",
            "version",
            "updatedat",
            "deleted");

    private final Database database;
    private final Clock clock;

    @Inject
    public Attributes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Standard and custom attributes, in the order of a page. */
    public List<Attribute> list(HubObject object) {
        return database.call(handle -> AttributeRepository.list(handle, object));
    }

    public Optional<Attribute> find(HubObject object, String name) {
        return list(object).stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }

    /**
     * Adds an attribute. It stays for ever, with its name and type: values refer to it.
     *
     * @throws HubException of kind INVALID, or CONFLICT if the name is taken
     */
    public Attribute define(NewAttribute wanted, Author author) {
        List<Problem> problems = problems(wanted);
        if (!problems.isEmpty()) {
            throw HubException.invalid(problems);
        }
        Attribute attribute =
                AttributeRepository.custom(wanted.name(), wanted.label().strip(), wanted.type(), wanted.labels());
        return Uniqueness.orConflict("there is an attribute " + wanted.name() + " already", () -> {
            database.run(handle -> {
                refuseTaken(AttributeRepository.list(handle, wanted.object()), wanted.name());
                AttributeRepository.insert(handle, wanted.object(), attribute, author.name(), Times.now(clock));
            });
            return attribute;
        });
    }

    private static void refuseTaken(List<Attribute> existing, String name) {
        if (existing.stream().anyMatch(attribute -> attribute.name().equalsIgnoreCase(name))) {
            throw new HubException(Kind.CONFLICT, "there is an attribute " + name + " already");
        }
        if (existing.size() >= MOST_ATTRIBUTES) {
            throw new HubException(Kind.CONFLICT, "an object has at most " + MOST_ATTRIBUTES + " attributes");
        }
    }

    private static List<Problem> problems(NewAttribute wanted) {
        List<Problem> problems = new ArrayList<>();
        if (!NAME.matcher(wanted.name()).matches()) {
            problems.add(new Problem(
                    "name", "a name starts with a small letter and has at most 60 letters and digits, no others"));
        } else if (TAKEN.contains(wanted.name().toLowerCase(Locale.ROOT))) {
            problems.add(new Problem("name", "the hub uses this name itself; choose another"));
        }
        if (!isText(wanted.label(), LONGEST_LABEL)) {
            problems.add(new Problem("label", "a label has 1 to " + LONGEST_LABEL + " characters"));
        }
        choiceProblem(wanted).ifPresent(message -> problems.add(new Problem("labels", message)));
        return problems;
    }

    private static Optional<String> choiceProblem(NewAttribute wanted) {
        List<String> choices = wanted.labels();
        if (wanted.type() != ValueType.PICKLIST) {
            return choices.isEmpty() ? Optional.empty() : Optional.of("only a picklist has labels");
        }
        if (choices.isEmpty() || choices.size() > MOST_CHOICES) {
            return Optional.of("a picklist has 1 to " + MOST_CHOICES + " labels");
        }
        if (!choices.stream().allMatch(choice -> isText(choice, LONGEST_CHOICE) && isCanonical(choice))) {
            return Optional.of("a label has 1 to " + LONGEST_CHOICE + " characters and no blanks around it");
        }
        return new HashSet<>(choices).size() < choices.size()
                ? Optional.of("each label stands once")
                : Optional.empty();
    }

    private static boolean isText(String text, int longest) {
        return Canon.text(text)
                .value()
                .filter(clean -> !clean.isEmpty() && clean.codePointCount(0, clean.length()) <= longest)
                .isPresent();
    }

    private static boolean isCanonical(String text) {
        return Canon.text(text).value().filter(text::equals).isPresent();
    }
}
