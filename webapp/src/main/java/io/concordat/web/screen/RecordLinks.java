package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.SavedBinding;
import io.concordat.connection.WrittenIds;
import io.concordat.link.Link;
import io.concordat.link.Links;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The links of a record on its page: which records of other systems are the same, and making or parting pairs by hand.
 */
@Named("recordLinks")
@RequestScoped
public class RecordLinks {

    private static final String END = "end";
    private static final String REMOTE_ID = "remoteId";

    private final Links links;
    private final Connections connections;
    private final Bindings bindings;
    private final WrittenIds written;
    private final ChangeViews views;
    private final Audit audit;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final HubObject object;
    private final UUID id;
    private final Problems problems = new Problems();

    @Inject
    RecordLinks(
            Links links,
            Connections connections,
            Bindings bindings,
            WrittenIds written,
            ChangeViews views,
            Audit audit,
            Parameters parameters,
            Notices notices,
            Say say,
            Me me) {
        this.links = links;
        this.connections = connections;
        this.bindings = bindings;
        this.written = written;
        this.views = views;
        this.audit = audit;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.object = parameters.object("object");
        this.id = parameters.required("id");
    }

    /**
     * A link as people read it.
     *
     * @param connection the name of the connection
     * @param matched the level that found it
     * @param evidence what was equal
     */
    public record Linked(Link link, String connection, String matched, String evidence) {}

    /** Records of other systems that people took apart from this one, as people read them. */
    public List<String> getApart() {
        Map<UUID, String> names = names();
        return links.apartFrom(object, id).stream()
                .map(apart -> say.of(
                        "record.apart",
                        names.getOrDefault(apart.connectionId(), "–"),
                        apart.remoteObject(),
                        apart.remoteId()))
                .toList();
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        connections.list().forEach(connection -> names.put(connection.id(), connection.name()));
        return names;
    }

    public List<Linked> getList() {
        Map<UUID, String> names = names();
        return links.of(object, id).stream()
                .map(link -> new Linked(
                        link,
                        names.getOrDefault(link.connectionId(), "–"),
                        say.level(link.matchedBy()),
                        views.equal(object, link.evidence())))
                .toList();
    }

    public boolean isEditable() {
        return me.may(Permission.RESOLVE_REVIEWS.name()) && !getEnds().isEmpty();
    }

    /** What this record can be linked to: objects of connections that are bound to its kind. */
    public List<Option> getEnds() {
        return connections.list().stream().flatMap(this::ends).toList();
    }

    private Stream<Option> ends(Connection connection) {
        return bindings.list(connection.id()).stream()
                .map(SavedBinding::binding)
                .filter(binding -> binding.hubObject() == object)
                .map(binding -> new Option(
                        connection.id() + " " + binding.remoteObject(),
                        connection.name() + " · " + binding.remoteObject()));
    }

    /** The form of a pair that is made by hand. */
    public List<Entry> getEntries() {
        return List.of(entry(END, Entry.Kind.CHOICE, getEnds()), entry(REMOTE_ID, Entry.Kind.LINE, List.of()));
    }

    private Entry entry(String name, Entry.Kind kind, List<Option> choices) {
        return new Entry(
                name,
                say.of("record.link." + name),
                kind,
                true,
                "",
                choices,
                parameters.given(name).orElse(""),
                problems.at(name));
    }

    public String link() {
        return change("record.linked", caller -> {
            String[] end = parameters.text(END).orElse("").split(" ", 2);
            String entered = parameters.text(REMOTE_ID).orElseThrow(() -> invalid(REMOTE_ID, "record.link.noId"));
            if (end.length < 2
                    || getEnds().stream().noneMatch(option -> option.value().equals(end[0] + " " + end[1]))) {
                throw invalid(END, "record.link.noEnd");
            }
            UUID connection = UUID.fromString(end[0]);
            String remoteId = written.read(connection, entered);
            Links.Wanted wanted = new Links.Wanted(connection, object, id, end[1], remoteId);
            audit.together(() -> {
                Link made = links.link(wanted, caller.name());
                audit.record(caller.did("LINKED", "link", made.id(), id + " and " + remoteId));
                return made;
            });
        });
    }

    public String unlink(UUID linkId) {
        return change("record.unlinked", caller -> {
            audit.together(() -> {
                Link parted = links.unlink(linkId);
                audit.record(caller.did("UNLINKED", "link", linkId, parted.hubId() + " and " + parted.remoteId()));
                return parted;
            });
        });
    }

    private HubException invalid(String field, String key) {
        return HubException.invalid(field, say.of(key));
    }

    private String change(String message, Consumer<Caller> work) {
        boolean done = notices.attempt(problems, () -> {
            Caller caller = me.caller();
            caller.require(Permission.RESOLVE_REVIEWS);
            work.accept(caller);
        });
        if (!done) {
            return "";
        }
        notices.keep();
        notices.done(say.of(message));
        return "/record?faces-redirect=true&object=" + object.path() + "&id=" + id;
    }
}
