package io.concordat.web.screen;

import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.hub.Attributes;
import io.concordat.hub.Author;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.hub.Patch;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page {@code record}: a profile, account or lead with its values, links and history. */
@Named("record")
@RequestScoped
public class RecordScreen {

    private static final String STAY = "";

    private final HubRecords records;
    private final Attributes attributes;
    private final Timelines timelines;
    private final Past past;
    private final Audit audit;
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
            Timelines timelines,
            Past past,
            Audit audit,
            Parameters parameters,
            Notices notices,
            Say say,
            Me me) {
        this.records = records;
        this.attributes = attributes;
        this.timelines = timelines;
        this.past = past;
        this.audit = audit;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.object = parameters.object("object");
        this.shown = records.get(object, parameters.required("id"));
    }

    /**
     * A value that is not blank.
     *
     * @param label what people call its attribute
     */
    public record Value(String label, String value) {}

    public HubRecord getShown() {
        return shown;
    }

    public String getObject() {
        return object.path();
    }

    public boolean isEditing() {
        return parameters.text("edit").isPresent() && me.may(Permission.MANAGE_PROFILES.name());
    }

    /** As they are, or as they were at the end of the day that is asked for. */
    public List<Value> getValues() {
        Map<String, String> values =
                day().map(day -> past.valuesAt(shown, endOf(day))).orElse(shown.attributes());
        return attributes.list(object).stream()
                .filter(attribute -> !values.getOrDefault(attribute.name(), "").isEmpty())
                .map(attribute -> new Value(
                        say.label(attribute), say.value(attribute, values.getOrDefault(attribute.name(), ""))))
                .toList();
    }

    /** The day that is asked for, such as 2026-02-28; "" for now. */
    public String getDay() {
        return day().map(LocalDate::toString).orElse("");
    }

    private Optional<LocalDate> day() {
        try {
            return parameters.text("day").map(LocalDate::parse);
        } catch (DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public List<Value> getIdentities() {
        return shown.identities().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(identity -> new Value(identity.getKey(), identity.getValue()))
                .toList();
    }

    public List<TimelineEntry> getTimeline() {
        return timelines.of(object, shown.id());
    }

    public String getVersion() {
        return parameters.version().orElseGet(() -> Long.toString(shown.version()));
    }

    public List<Entry> getEntries() {
        return form().entries(shown::value);
    }

    private RecordForm form() {
        return new RecordForm(attributes.list(object), parameters, problems, say);
    }

    public String save() {
        boolean saved = notices.attempt(problems, () -> {
            Caller caller = me.caller();
            caller.require(Permission.MANAGE_PROFILES);
            audit.together(() -> {
                HubRecord changed = records.patch(
                        object, shown.id(), Patch.of(form().changed(shown::value)), version(), author(caller));
                if (changed.version() != shown.version()) {
                    audit.record(caller.did("RECORD_CHANGED", object.table(), shown.id(), ""));
                }
                return changed;
            });
        });
        return saved ? after("record.saved", "/record?faces-redirect=true&id=" + shown.id()) : STAY;
    }

    /** Nothing finds it any more; what it was stays in the history. */
    public String delete() {
        boolean deleted = notices.attempt(() -> {
            Caller caller = me.caller();
            caller.require(Permission.MANAGE_PROFILES);
            audit.together(() -> {
                records.delete(object, shown.id(), Optional.empty(), author(caller));
                audit.record(caller.did("RECORD_DELETED", object.table(), shown.id(), ""));
                return true;
            });
        });
        return deleted ? after("record.deleted", "/records?faces-redirect=true") : STAY;
    }

    /** Forgets a person for good. */
    public String erase() {
        boolean erased = notices.attempt(() -> {
            Caller caller = me.caller();
            caller.require(Permission.MANAGE_PROFILES);
            audit.together(() -> {
                records.erase(object, shown.id(), Optional.empty());
                audit.record(caller.did("RECORD_ERASED", object.table(), shown.id(), ""));
                return true;
            });
        });
        return erased ? after("record.erased", "/records?faces-redirect=true") : STAY;
    }

    public boolean isPerson() {
        return object != HubObject.ACCOUNTS;
    }

    private String after(String message, String page) {
        notices.keep();
        notices.done(say.of(message));
        return page + "&object=" + object.path();
    }

    private Optional<Long> version() {
        return Optional.of(Long.valueOf(getVersion()));
    }

    private static Author author(Caller caller) {
        return new Author(caller.name(), Author.Source.USER);
    }

    /** The name of the account of a profile, or the profile of a lead. */
    public String getParent() {
        return parentOf(object)
                .flatMap(of -> shown.parentId().flatMap(id -> records.find(of, id)))
                .map(found -> Names.plain(found).orElse(found.id().toString()))
                .orElse("");
    }

    /** Its page. */
    public String getParentPath() {
        return parentOf(object)
                .flatMap(of -> shown.parentId().map(id -> Page.RECORD.path() + "?object=" + of.path() + "&id=" + id))
                .orElse("");
    }

    /** What records of an object belong to. */
    static Optional<HubObject> parentOf(HubObject object) {
        return switch (object) {
            case PROFILES -> Optional.of(HubObject.ACCOUNTS);
            case LEADS -> Optional.of(HubObject.PROFILES);
            case ACCOUNTS -> Optional.empty();
        };
    }
}
