package io.concordat.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the REST API stands. Resources are found by the server, those of connectors too. */
@ApplicationPath("api/v1")
public class RestApplication extends Application {}
