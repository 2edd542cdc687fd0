package io.concordat.web.api.run;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Connections;
import io.concordat.match.Explanation;
import io.concordat.security.Permission;
import io.concordat.sync.Explainer;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Says;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

/** Why a record has the counterpart it has, or none. */
@Path("connections/{id}/match/explain")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExplainResource {

    private final Explainer explainer;
    private final Connections connections;

    @Inject
    ExplainResource(Explainer explainer, Connections connections) {
        this.explainer = explainer;
        this.connections = connections;
    }

    /**
     * The record in question: one of the hub, or one of the other side.
     *
     * @param object the hub object of a remote record; profiles if not given
     * @param remoteObject the first one that is bound if not given
     */
    public record QuestionJson(
            Optional<UUID> profileId,
            Optional<UUID> accountId,
            Optional<UUID> leadId,
            Optional<String> remoteId,
            Optional<String> object,
            Optional<String> remoteObject) {

        HubObject hubObject() {
            if (accountId.isPresent()) {
                return HubObject.ACCOUNTS;
            }
            if (leadId.isPresent()) {
                return HubObject.LEADS;
            }
            return HubObject.find(object.orElse(HubObject.PROFILES.path()))
                    .orElseThrow(() -> HubException.invalid("object", "it is profiles, accounts or leads"));
        }

        Optional<UUID> hubId() {
            return profileId.or(() -> accountId).or(() -> leadId);
        }
    }

    @POST
    @Needs(Permission.VIEW_IDENTITY_GRAPH)
    @Says(value = "Every level that is tried, what is compared, and what comes of it", answer = ExplanationJson.class)
    public ExplanationJson explain(@PathParam("id") UUID id, QuestionJson body) {
        connections.get(id);
        if (body.hubId().isPresent() == body.remoteId().isPresent()) {
            throw HubException.invalid("profileId", "name one record: profileId, accountId, leadId or remoteId");
        }
        String remoteObject = body.remoteObject().orElse("");
        if (body.hubId().isPresent()) {
            return ExplanationJson.of(
                    body.hubId().get(),
                    explainer.ofHub(
                            id, body.hubObject(), remoteObject, body.hubId().get()));
        }
        String remoteId = Ask.required("remoteId", body.remoteId());
        Explanation explanation = explainer.ofRemote(id, body.hubObject(), remoteObject, remoteId);
        return ExplanationJson.of(remoteId, explanation);
    }
}
