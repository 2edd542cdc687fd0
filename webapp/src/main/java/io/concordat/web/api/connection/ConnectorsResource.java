package io.concordat.web.api.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.concordat.connection.Connectors;
import io.concordat.connector.Capability;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.SettingSpec;
import io.concordat.security.Permission;
import io.concordat.web.api.Bare;
import io.concordat.web.api.Says;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The catalogue of connectors. */
@Path("connectors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConnectorsResource {

    private final Connectors connectors;

    @Inject
    ConnectorsResource(Connectors connectors) {
        this.connectors = connectors;
    }

    /** A connector of the catalogue. */
    public record ConnectorJson(
            String type,
            String name,
            String category,
            String description,
            List<Capability> capabilities,
            List<SettingJson> settings) {

        static ConnectorJson of(ConnectorDescriptor connector) {
            return new ConnectorJson(
                    connector.type(),
                    connector.name(),
                    connector.category(),
                    connector.description(),
                    connector.capabilities().stream().sorted().toList(),
                    connector.settings().stream().map(SettingJson::of).toList());
        }
    }

    /** A setting that a connection of the connector has. */
    public record SettingJson(
            String name,
            String label,
            SettingSpec.Kind kind,
            boolean required,
            boolean secret,
            String help,
            List<String> choices,
            @JsonProperty("default") String defaultValue) {

        static SettingJson of(SettingSpec setting) {
            return new SettingJson(
                    setting.name(),
                    setting.label(),
                    setting.kind(),
                    setting.required(),
                    setting.secret(),
                    setting.help(),
                    setting.choices(),
                    setting.defaultValue());
        }
    }

    @GET
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "The connectors there are", answer = ConnectorJson[].class)
    public Bare<ConnectorJson> list(
            @QueryParam("q") @DefaultValue("") String q, @QueryParam("category") @DefaultValue("") String category) {
        return new Bare<>(
                connectors.search(q, category).stream().map(ConnectorJson::of).toList());
    }
}
