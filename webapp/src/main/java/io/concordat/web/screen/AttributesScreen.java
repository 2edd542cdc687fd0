package io.concordat.web.screen;

import io.concordat.audit.Audit;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.ValueType;
import io.concordat.hub.Attributes;
import io.concordat.hub.Author;
import io.concordat.hub.NewAttribute;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** The page {@code attributes}: what the hub knows of an object, and the form to add more. */
@Named("attributes")
@RequestScoped
public class AttributesScreen {

    private final Attributes attributes;
    private final Audit audit;
    private final Parameters parameters;
    private final Options options;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final HubObject object;
    private final Problems problems = new Problems();

    @Inject
    AttributesScreen(
            Attributes attributes,
            Audit audit,
            Parameters parameters,
            Options options,
            Notices notices,
            Say say,
            Me me) {
        this.attributes = attributes;
        this.audit = audit;
        this.parameters = parameters;
        this.options = options;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.object = parameters.text("object").flatMap(HubObject::find).orElse(HubObject.PROFILES);
    }

    public String getObject() {
        return object.path();
    }

    public List<Option> getObjects() {
        return Stream.of(HubObject.values())
                .map(each -> new Option(each.path(), say.word("objects", each.path())))
                .toList();
    }

    /** Those that somebody defined first. */
    public List<Attribute> getList() {
        List<Attribute> all = attributes.list(object);
        return Stream.concat(
                        all.stream().filter(Attribute::custom), all.stream().filter(attribute -> !attribute.custom()))
                .toList();
    }

    public boolean isEditable() {
        return me.may(Permission.MANAGE_ATTRIBUTES.name());
    }

    /** What a value of it may be, in words. */
    public String limits(Attribute attribute) {
        if (!attribute.picklist().isEmpty()) {
            return String.join(", ", attribute.picklist());
        }
        return attribute.maxLength() > 0 ? say.of("attributes.length", attribute.maxLength()) : "";
    }

    public List<Entry> getEntries() {
        return List.of(
                entry("label", Entry.Kind.LINE, true, List.of()),
                entry("name", Entry.Kind.LINE, true, List.of()),
                entry("type", Entry.Kind.CHOICE, true, options.of("valueType", ValueType.class)),
                entry("labels", Entry.Kind.LONG, false, List.of()));
    }

    private Entry entry(String name, Entry.Kind kind, boolean required, List<Option> choices) {
        return new Entry(
                name,
                say.of("attributes." + name),
                kind,
                required,
                say.of("attributes." + name + ".help"),
                choices,
                parameters.given(name).orElse(""),
                problems.at(name));
    }

    public String define() {
        NewAttribute wanted = new NewAttribute(
                object,
                parameters.text("name").orElse(""),
                parameters.text("label").orElse(""),
                parameters.choice("type", ValueType.class).orElse(ValueType.TEXT),
                parameters.text("labels").stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
        boolean defined = notices.attempt(problems, () -> {
            Caller caller = me.caller();
            caller.require(Permission.MANAGE_ATTRIBUTES);
            audit.together(() -> {
                attributes.define(wanted, new Author(caller.name(), Author.Source.USER));
                audit.record(caller.did("ATTRIBUTE_DEFINED", object.table(), wanted.name(), ""));
                return wanted;
            });
        });
        if (!defined) {
            return "";
        }
        notices.keep();
        notices.done(say.of("attributes.defined", wanted.label()));
        return "/attributes?faces-redirect=true&object=" + object.path();
    }
}
