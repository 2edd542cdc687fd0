package io.concordat.connection;

import io.concordat.audit.Audit;
import io.concordat.connector.Connector;
import io.concordat.connector.Vault;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Entities;
import io.concordat.db.Ids;
import io.concordat.db.LocalEntities;
import io.concordat.hub.Attributes;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.MatchKeys;
import io.concordat.hub.ValueSurvey;
import io.concordat.security.Secrets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Connections and what belongs to them over a database, wired by hand as the container does it, for tests. */
public final class ConfiguredHub {

    /** A master key, so that tests leave no key file behind. */
    public static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final Database database;
    private final Audit audit;
    private final Connections connections;
    private final Bindings bindings;
    private final BrowserSignIns signIns;
    private final Vaults vaults;
    private final Due due;

    private ConfiguredHub(
            Database database,
            Clock clock,
            Configuration configuration,
            List<Connector> connectors,
            List<ConnectionUse> uses) {
        this.database = database;
        Ids ids = Ids.system();
        Entities entities = LocalEntities.of(database);
        audit = new Audit(database, clock, ids);
        SettingRules rules = new SettingRules(new AllowedFolders(configuration));
        Secrets secrets = Secrets.of(database, configuration, ids, clock);
        SettingVault vault = new SettingVault(secrets, rules);
        Connectors catalogue = Connectors.of(connectors);
        StateRepository states = new StateRepository(database);
        ConnectionRepository rows = new ConnectionRepository(entities, states);
        vaults = new Vaults(database, secrets);
        Conversations conversations = new Conversations(catalogue, rows, states, vault, vaults, uses, clock);
        BindingRepository bound = new BindingRepository(entities, ids);
        Attributes attributes = new Attributes(database, clock);
        DirtyMarks dirty = new DirtyMarks(database, ids, clock);
        Subscriptions subscriptions = new Subscriptions(database, dirty);
        DefaultBindings defaults = new DefaultBindings(entities, bound, attributes, subscriptions);
        ConnectionEdits edits = new ConnectionEdits(catalogue, rules, vault, configuration, ids, clock);
        Checks checks = new Checks(
                conversations, defaults, bound, new MappedChecks(attributes, new ValueSurvey(database)), states);
        connections =
                new Connections(entities, rows, states, edits, conversations, checks, subscriptions, audit, clock);
        bindings = new Bindings(
                entities,
                bound,
                defaults,
                conversations,
                attributes,
                new MatchKeys(database, dirty),
                subscriptions,
                audit);
        signIns = new BrowserSignIns(conversations, checks, new SignInAttempts(database, secrets, clock), audit);
        due = new Due(connections, states);
    }

    /** With nothing but these connectors, UTC, and a key of its own. */
    public static ConfiguredHub on(Database database, Clock clock, Connector... connectors) {
        return on(database, clock, Map.of(), List.of(), connectors);
    }

    /** With further settings of the server, and with features that use connections. */
    public static ConfiguredHub on(
            Database database,
            Clock clock,
            Map<String, String> settings,
            List<ConnectionUse> uses,
            Connector... connectors) {
        Map<String, String> all = new HashMap<>(Map.of("concordat.key", KEY, "concordat.zone", "UTC"));
        all.putAll(settings);
        return new ConfiguredHub(database, clock, Configuration.of(all), List.of(connectors), uses);
    }

    public Database database() {
        return database;
    }

    public Audit audit() {
        return audit;
    }

    public Connections connections() {
        return connections;
    }

    public Bindings bindings() {
        return bindings;
    }

    public BrowserSignIns signIns() {
        return signIns;
    }

    public Vault vault(UUID connectionId) {
        return vaults.of(connectionId);
    }

    public Due due() {
        return due;
    }
}
