package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.ValueType;
import io.concordat.connection.Connections;
import io.concordat.hub.Attributes;
import io.concordat.hub.Author;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.hub.Patch;
import io.concordat.link.Link;
import io.concordat.link.Links;
import io.concordat.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page {@code record}: a profile, account or lead with its values, links and history. */
@Named("record")
@RequestScoped
public class RecordScreen {

    private static final String ATTRIBUTES = "attributes.";

    private final HubRecords records;
    private final Attributes attributes;
    private final Links links;
    private final Connections connections;
    private final Timelines timelines;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final HubObject object;
    private final HubRecord shown;
    private final Problems problems = new Problems();

    @Inject
    RecordScreen(
            HubRecords records,
            Attributes attributes,
            Links links,
            Connections connections,
            Timelines timelines,
            Parameters parameters,
            Notices notices,
            Say say,
            Me me) {
        this.records = records;
        this.attributes = attributes;
        this.links = links;
        this.connections = connections;
        this.timelines = timelines;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.object = parameters
                .text("object")
                .flatMap(HubObject::find)
                .orElseThrow(() -> HubException.notFound("this page"));
        this.shown = records.get(object, parameters.required("id"));
    }

    /**
     * A value that is not blank.
     *
     * @param label what people call its attribute
     */
    public record Value(String label, String value) {}

    /**
     * A link as people read it.
     *
     * @param connection the name of the connection
     * @param matched the level that found it
     * @param evidence what was equal
     */
    public record Linked(Link link, String connection, String matched, String evidence) {}

    public HubRecord getShown() {
        return shown;
    }

    public String getObject() {
        return object.path();
    }

    public boolean isEditing() {
        return parameters.text("edit").isPresent() && me.may(Permission.MANAGE_PROFILES.name());
    }

    public List<Value> getValues() {
        return attributes.list(object).stream()
                .filter(attribute -> !shown.value(attribute.name()).isEmpty())
                .map(attribute -> new Value(say.label(attribute), shown.value(attribute.name())))
                .toList();
    }

    public List<Value> getIdentities() {
        return shown.identities().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(identity -> new Value(identity.getKey(), identity.getValue()))
                .toList();
    }

    public List<Linked> getLinks() {
        Map<UUID, String> names = new HashMap<>();
        connections.list().forEach(connection -> names.put(connection.id(), connection.name()));
        return links.of(object, shown.id()).stream()
                .map(link -> new Linked(
                        link,
                        names.getOrDefault(link.connectionId(), "–"),
                        say.word("level", link.matchedBy()),
                        link.evidence()))
                .toList();
    }

    public List<TimelineEntry> getTimeline() {
        return timelines.of(object, shown.id());
    }

    public String getVersion() {
        return parameters.text("version").orElseGet(() -> Long.toString(shown.version()));
    }

    public List<Entry> getEntries() {
        return attributes.list(object).stream().map(this::entry).toList();
    }

    private Entry entry(Attribute attribute) {
        String name = ATTRIBUTES + attribute.name();
        List<Option> choices = choices(attribute);
        boolean isLong = attribute.type() == ValueType.TEXT && attribute.maxLength() > 1_000;
        Entry.Kind kind = isLong ? Entry.Kind.LONG : choices.isEmpty() ? Entry.Kind.LINE : Entry.Kind.CHOICE;
        String problem = problems.at(name) + problems.at(attribute.name());
        return new Entry(
                name,
                say.label(attribute),
                kind,
                false,
                say.word("typeHelp", attribute.type()),
                choices,
                parameters.given(name).orElse(shown.value(attribute.name())),
                problem);
    }

    private List<Option> choices(Attribute attribute) {
        Option blank = new Option("", "–");
        if (attribute.type() == ValueType.BOOLEAN) {
            return List.of(blank, new Option("true", say.of("yes")), new Option("false", say.of("no")));
        }
        return attribute.picklist().isEmpty()
                ? List.of()
                : Options.first(
                        blank,
                        attribute.picklist().stream()
                                .map(choice -> new Option(choice, choice))
                                .toList());
    }

    public String save() {
        me.caller().require(Permission.MANAGE_PROFILES);
        try {
            Map<String, String> values = new HashMap<>();
            attributes
                    .list(object)
                    .forEach(attribute -> parameters
                            .given(ATTRIBUTES + attribute.name())
                            .filter(value -> !value.equals(shown.value(attribute.name())))
                            .ifPresent(value -> values.put(attribute.name(), value)));
            records.patch(
                    object,
                    shown.id(),
                    Patch.of(values),
                    Optional.of(Long.parseLong(getVersion())),
                    new Author(me.caller().name(), Author.Source.USER));
            notices.keep();
            notices.done(say.of("record.saved"));
            return "/record?faces-redirect=true&object=" + object.path() + "&id=" + shown.id();
        } catch (HubException refused) {
            problems.take(refused);
            notices.refuse(
                    problems.isEmpty()
                            ? Notices.sentence(String.valueOf(refused.getMessage()))
                            : say.of("notice.fields"));
            return "";
        }
    }

    /** The name of the account of a profile, or the profile of a lead. */
    public String getParent() {
        return parent().flatMap(of -> shown.parentId().flatMap(id -> records.find(of, id)))
                .map(found -> Names.plain(found).orElse(found.id().toString()))
                .orElse("");
    }

    /** Its page. */
    public String getParentPath() {
        return parent().flatMap(
                        of -> shown.parentId().map(id -> Page.RECORD.path() + "?object=" + of.path() + "&id=" + id))
                .orElse("");
    }

    private Optional<HubObject> parent() {
        return switch (object) {
            case PROFILES -> Optional.of(HubObject.ACCOUNTS);
            case LEADS -> Optional.of(HubObject.PROFILES);
            case ACCOUNTS -> Optional.empty();
        };
    }
}
