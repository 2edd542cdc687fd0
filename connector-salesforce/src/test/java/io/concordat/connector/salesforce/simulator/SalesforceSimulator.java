package io.concordat.connector.salesforce.simulator;

import io.concordat.connector.salesforce.simulator.access.AccessBook;
import io.concordat.connector.salesforce.simulator.auth.ConnectedApp;
import io.concordat.connector.salesforce.simulator.auth.Grants;
import io.concordat.connector.salesforce.simulator.auth.Hosts;
import io.concordat.connector.salesforce.simulator.auth.IdentityEndpoint;
import io.concordat.connector.salesforce.simulator.auth.LoginPolicy;
import io.concordat.connector.salesforce.simulator.auth.OAuthEndpoint;
import io.concordat.connector.salesforce.simulator.auth.Passwords;
import io.concordat.connector.salesforce.simulator.auth.Sessions;
import io.concordat.connector.salesforce.simulator.bulk.BulkResource;
import io.concordat.connector.salesforce.simulator.bulk.BulkSettings;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.dml.Rules;
import io.concordat.connector.salesforce.simulator.fault.CallLog;
import io.concordat.connector.salesforce.simulator.fault.Faults;
import io.concordat.connector.salesforce.simulator.fault.FrontDoor;
import io.concordat.connector.salesforce.simulator.http.HttpServer;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Budget;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.OrgSettings;
import io.concordat.connector.salesforce.simulator.org.SimulatorClock;
import io.concordat.connector.salesforce.simulator.rest.Api;
import io.concordat.connector.salesforce.simulator.rest.Cursors;
import io.concordat.connector.salesforce.simulator.setup.SetupViews;
import io.concordat.connector.salesforce.simulator.setup.ToolingResource;
import io.concordat.connector.salesforce.simulator.soap.SoapEndpoint;
import javax.net.ServerSocketFactory;

/**
 * One simulated org on two ports of this machine: its own host, and the login host that orgs share. What a test does to
 * the org it does here, in Java; what clients do goes over HTTP.
 */
public final class SalesforceSimulator implements AutoCloseable {

    /** The consumer key of the app that is registered in a new org. */
    public static final String CLIENT_ID = "3MVG9.simulated.consumer.key";

    public static final String CLIENT_SECRET = "simulated-consumer-secret";

    /** The administrator, who may do everything. */
    public static final String ADMIN = "admin@concordat.example";

    /** The user that the hub signs in as; client credentials act for it. */
    public static final String USER = "integration@concordat.example";

    /** The password of both users. */
    public static final String PASSWORD = "simulated-password";

    /** What follows the password when the caller comes from a place that is not trusted. */
    public static final String SECURITY_TOKEN = "SimToken0123456789abcdef";

    private final Org org;
    private final AccessBook accessBook;
    private final Rules rules = new Rules();
    private final Dml dml;
    private final LoginPolicy policy = new LoginPolicy();
    private final Passwords passwords;
    private final Sessions sessions;
    private final Grants grants;
    private final ConnectedApp app = new ConnectedApp(CLIENT_ID, CLIENT_SECRET);
    private final Faults faults = new Faults();
    private final CallLog calls;
    private final HttpServer instance;
    private final HttpServer login;
    private final OAuthEndpoint oauth;
    private final IdentityEndpoint identity;
    private final Api api;
    private final BulkSettings bulkSettings = new BulkSettings();
    private final BulkResource bulk;
    private final SoapEndpoint soap;
    private final Hosts hosts;
    private final Desk desk;

    private SalesforceSimulator(SimulatorOptions options) {
        org = new Org(options.clock(), options.pod());
        accessBook = new AccessBook(org);
        dml = new Dml(org, rules);
        passwords = new Passwords(org, policy);
        sessions = new Sessions(org, policy);
        grants = new Grants(org, policy, passwords, sessions);
        calls = new CallLog(org.clock());
        new NewOrg(org, passwords, grants).fill(app);
        ServerSocketFactory factory = options.sockets();
        instance = HttpServer.start(
                factory, options.port(), new FrontDoor(request -> answer(request, false), faults, calls), org.clock());
        login = HttpServer.start(
                factory,
                options.loginPort(),
                new FrontDoor(request -> answer(request, true), faults, calls),
                org.clock());
        String scheme = options.isSecure() ? "https://localhost:" : "http://localhost:";
        Hosts hosts = new Hosts(scheme + login.port(), scheme + instance.port());
        oauth = new OAuthEndpoint(org, grants, sessions, policy, hosts);
        identity = new IdentityEndpoint(org, sessions, hosts);
        api = new Api(org, dml, sessions, accessBook, hosts);
        bulk = new BulkResource(org, dml, bulkSettings);
        api.add("jobs", bulk);
        api.add("query", new SetupViews(org, api.queries()));
        api.add("tooling", new ToolingResource(org, new SetupViews(org, api.queries())));
        soap = new SoapEndpoint(org, dml, sessions, passwords, policy, accessBook, hosts);
        this.hosts = hosts;
        desk = new Desk(this);
    }

    /** A new org on free ports. */
    public static SalesforceSimulator start() {
        return start(SimulatorOptions.standard());
    }

    public static SalesforceSimulator start(SimulatorOptions options) {
        return new SalesforceSimulator(options);
    }

    /** The org's own address, without a slash at the end: My Domain, and the instance of data calls. */
    public String baseUrl() {
        return hosts.instance();
    }

    /** The address of the login host that all orgs share. */
    public String loginUrl() {
        return hosts.login();
    }

    public String orgId() {
        return org.id();
    }

    public SimulatorClock clock() {
        return org.clock();
    }

    public OrgSettings settings() {
        return org.settings();
    }

    public Budget budget() {
        return org.budget();
    }

    public LoginPolicy loginPolicy() {
        return policy;
    }

    /** The app that is registered in a new org; {@link #register} adds others. */
    public ConnectedApp app() {
        return app;
    }

    public void register(ConnectedApp other) {
        grants.register(other);
    }

    public Passwords passwords() {
        return passwords;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Cursors cursors() {
        return api.cursors();
    }

    /** How bulk jobs go. */
    public BulkSettings bulk() {
        return bulkSettings;
    }

    public Rules rules() {
        return rules;
    }

    public Faults faults() {
        return faults;
    }

    /** What clients did. */
    public CallLog calls() {
        return calls;
    }

    public Setup setup() {
        return new Setup(org);
    }

    /** The administrator at work in the org. */
    public Admin admin() {
        return as(ADMIN);
    }

    /** A user at work in the org. */
    public Admin as(String username) {
        return new Admin(org, dml, accessBook, username);
    }

    /** Fills the org like a small real one, with the people of the hub's demo. */
    public void seedDemo() {
        new DemoSeed(this).fill();
    }

    /** Resets all connections of clients. */
    public void dropConnections() {
        instance.dropConnections();
        login.dropConnections();
    }

    @Override
    public void close() {
        instance.close();
        login.close();
        bulk.close();
    }

    private Response answer(Request request, boolean loginHost) {
        String path = request.path();
        if (Desk.serves(path) && !loginHost) {
            return desk.handle(request);
        }
        if (path.startsWith("/services/oauth2/userinfo")) {
            return identity.userInfo(request);
        }
        if (path.startsWith("/services/oauth2/")) {
            return oauth.handle(request, loginHost);
        }
        if (path.startsWith("/services/Soap/u/")) {
            return soap.handle(request);
        }
        if (path.startsWith("/id/")) {
            return identity.identity(request);
        }
        if (path.startsWith("/services/data") && !loginHost) {
            return api.handle(request);
        }
        return Response.of(404, "text/html", "<html><body>URL No Longer Exists</body></html>");
    }
}
