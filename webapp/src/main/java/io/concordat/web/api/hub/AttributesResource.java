package io.concordat.web.api.hub;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.ValueType;
import io.concordat.hub.Attributes;
import io.concordat.hub.Author;
import io.concordat.hub.NewAttribute;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The attributes of the hub's objects. */
@Path("attributes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AttributesResource {

    private final Attributes attributes;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    AttributesResource(Attributes attributes, Audit audit, CurrentCaller caller) {
        this.attributes = attributes;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * An attribute.
     *
     * @param length longest text; 0 for no limit of its own
     * @param labels the allowed values of a picklist
     * @param custom whether somebody defined it
     */
    public record AttributeJson(
            String object, String name, String label, ValueType type, int length, List<String> labels, boolean custom) {

        static AttributeJson of(HubObject object, Attribute attribute) {
            return new AttributeJson(
                    object.path(),
                    attribute.name(),
                    attribute.label(),
                    attribute.type(),
                    attribute.maxLength(),
                    attribute.picklist(),
                    attribute.custom());
        }
    }

    /** An attribute that is wanted. */
    public record NewAttributeJson(
            Optional<String> object,
            Optional<String> name,
            Optional<String> label,
            Optional<ValueType> type,
            Optional<List<String>> labels) {

        NewAttribute wanted() {
            String wantedName = Ask.required("name", name);
            return new NewAttribute(
                    hubObject("object", Ask.required("object", object)),
                    wantedName,
                    label.orElse(wantedName),
                    Ask.required("type", type),
                    labels.orElse(List.of()));
        }
    }

    @GET
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "Standard and custom attributes", answer = AttributeJson.class)
    public Listed<AttributeJson> list(@QueryParam("object") @DefaultValue("") String object, @BeanParam Paging paging) {
        List<AttributeJson> all = Ask.text(object)
                .map(path -> Stream.of(hubObject("object", path)))
                .orElseGet(() -> Stream.of(HubObject.values()))
                .flatMap(kind -> attributes.list(kind).stream().map(attribute -> AttributeJson.of(kind, attribute)))
                .toList();
        return Listed.of(all, paging, attribute -> attribute.object() + "." + attribute.name(), one -> one);
    }

    @POST
    @Needs(Permission.MANAGE_ATTRIBUTES)
    @Says(value = "Adds an attribute; it stays for ever", status = 201, answer = AttributeJson.class)
    public Response define(NewAttributeJson body) {
        Caller who = caller.get();
        NewAttribute wanted = body.wanted();
        Attribute defined = audit.together(() -> {
            Attribute made = attributes.define(wanted, new Author(who.name(), Author.Source.API));
            audit.record(who.did("ATTRIBUTE_DEFINED", wanted.object().table(), made.name(), ""));
            return made;
        });
        return Response.status(Response.Status.CREATED)
                .entity(AttributeJson.of(wanted.object(), defined))
                .build();
    }

    private static HubObject hubObject(String field, String path) {
        return HubObject.find(path).orElseThrow(() -> HubException.invalid(field, "it is profiles, accounts or leads"));
    }
}
