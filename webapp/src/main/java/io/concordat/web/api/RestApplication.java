package io.concordat.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Where the REST API stands. Resources are found by the server, those of connectors too. */
@ApplicationPath("api/v1")
public class RestApplication extends Application {

    /** Jersey describes the API in a way of its own, which nobody asked for. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
