package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.hub.Attributes;
import io.concordat.hub.Author;
import io.concordat.hub.HubQuery;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.hub.NewRecord;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page {@code record-new}: the form of a record that is not there yet. */
@Named("recordNew")
@RequestScoped
public class RecordNewScreen {

    private static final String KEY = "externalKey";
    private static final String PARENT = "parentKey";
    private static final String KNOWN = "known";

    private final HubRecords records;
    private final Audit audit;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final HubObject object;
    private final Problems problems = new Problems();
    private final RecordForm form;

    @Inject
    RecordNewScreen(
            HubRecords records,
            Attributes attributes,
            Audit audit,
            Parameters parameters,
            Notices notices,
            Say say,
            Me me) {
        this.records = records;
        this.audit = audit;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.object = parameters.object("object");
        this.form = new RecordForm(attributes.list(object), parameters, problems, say);
    }

    public String getObject() {
        return object.path();
    }

    public String getTitle() {
        return say.of("record.new." + object.path());
    }

    /** The key, whether it is a known person, what it belongs to; then the attributes. */
    public List<Entry> getEntries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(KEY, "", List.of()));
        if (object == HubObject.PROFILES) {
            List<Option> choices = List.of(new Option("true", say.of("yes")), new Option("false", say.of("no")));
            entries.add(entry(KNOWN, "true", choices));
        }
        RecordScreen.parentOf(object)
                .ifPresent(parent -> entries.add(entry(PARENT + "." + parent.path(), "", List.of())));
        entries.addAll(form.entries(name -> ""));
        return entries;
    }

    private Entry entry(String name, String usual, List<Option> choices) {
        return new Entry(
                name,
                say.of("record." + name),
                choices.isEmpty() ? Entry.Kind.LINE : Entry.Kind.CHOICE,
                false,
                say.of("record." + name + ".help"),
                choices,
                parameters.given(name).orElse(usual),
                problems.at(name));
    }

    public String save() {
        UUID[] created = new UUID[1];
        boolean done = notices.attempt(problems, () -> {
            Caller caller = me.caller();
            caller.require(Permission.MANAGE_PROFILES);
            NewRecord wanted = wanted();
            created[0] = audit.together(() -> {
                HubRecord record = records.create(object, wanted, new Author(caller.name(), Author.Source.USER));
                audit.record(caller.did("RECORD_CREATED", object.table(), record.id(), ""));
                return record.id();
            });
        });
        if (!done) {
            return "";
        }
        notices.keep();
        notices.done(say.of("record.created"));
        return "/record?faces-redirect=true&object=" + object.path() + "&id=" + created[0];
    }

    private NewRecord wanted() {
        return new NewRecord(
                Optional.empty(),
                parameters.text(KEY),
                !parameters.text(KNOWN).orElse("true").equals("false"),
                RecordScreen.parentOf(object).flatMap(this::parent),
                form.changed(name -> ""),
                Map.of());
    }

    private Optional<UUID> parent(HubObject of) {
        String name = PARENT + "." + of.path();
        return parameters
                .text(name)
                .map(key -> records.search(HubQuery.all(of, 1).withExternalKey(key)).items().stream()
                        .findFirst()
                        .map(HubRecord::id)
                        .orElseThrow(() -> HubException.invalid(name, say.of("record.noParent"))));
    }
}
