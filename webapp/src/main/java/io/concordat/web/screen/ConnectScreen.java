package io.concordat.web.screen;

import io.concordat.connection.BrowserSignIns;
import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionPatch;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connection.NewConnection;
import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.SettingSpec;
import io.concordat.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page {@code connect}: the catalogue, and the form of a connection, new or there already. */
@Named("connect")
@RequestScoped
public class ConnectScreen {

    private static final String SETTINGS = "settings.";
    private static final int MOST_PREPARATIONS = 12;
    private static final List<String> STRATEGIES = List.of("dedicated", "shared", "person");

    private final Connectors connectors;
    private final Connections connections;
    private final BrowserSignIns signIns;
    private final Parameters parameters;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final Optional<Connection> existing;
    private final Optional<ConnectorDescriptor> connector;
    private final Problems problems = new Problems();

    @Inject
    ConnectScreen(
            Connectors connectors,
            Connections connections,
            BrowserSignIns signIns,
            Parameters parameters,
            Notices notices,
            Say say,
            Me me) {
        this.connectors = connectors;
        this.connections = connections;
        this.signIns = signIns;
        this.parameters = parameters;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.existing = parameters.id("id").map(connections::get);
        this.connector = existing.map(Connection::connector)
                .or(() -> parameters.text("connector"))
                .map(connectors::get)
                .map(Connector::descriptor);
    }

    /** A kind of user to sign in as, with what speaks for and against it. */
    public record Strategy(String name, String forIt, String againstIt) {}

    /** What is searched for in the catalogue. */
    public String getQuery() {
        return parameters.text("q").orElse("");
    }

    public List<ConnectorDescriptor> getCatalogue() {
        return connectors.search(getQuery(), "");
    }

    public boolean isChosen() {
        return connector.isPresent();
    }

    public boolean isNew() {
        return existing.isEmpty();
    }

    public ConnectorDescriptor getConnector() {
        return connector.orElseThrow();
    }

    public String getId() {
        return existing.map(connection -> connection.id().toString()).orElse("");
    }

    public String getVersion() {
        return parameters
                .version()
                .orElseGet(() -> existing.map(connection -> Long.toString(connection.version()))
                        .orElse(""));
    }

    public String getTitle() {
        return existing.map(connection -> say.of("connect.edit", connection.name()))
                .or(() -> connector.map(chosen -> say.of("connect.new", say.phrase(chosen.name()))))
                .orElseGet(() -> say.of("connect.title"));
    }

    /** Name, description, then what the connector asks for and does not know itself. */
    public List<Entry> getEntries() {
        Entry name = entry("name", say.of("connect.name"), Entry.Kind.LINE, true, say.of("connect.name.help"))
                .apply(existing.map(Connection::name).orElse(""));
        Entry description = entry("description", say.of("connect.description"), Entry.Kind.LINE, false, "")
                .apply(existing.map(Connection::description).orElse(""));
        Stream<Entry> settings = getConnector().settings().stream()
                .filter(spec -> !isUsual(spec))
                .map(this::setting);
        return Stream.concat(Stream.of(name, description), settings).toList();
    }

    /** What the connector asks for and knows a good answer to. */
    public List<Entry> getMore() {
        return getConnector().settings().stream()
                .filter(ConnectScreen::isUsual)
                .map(this::setting)
                .toList();
    }

    /** Whether something is wrong with what is folded away. */
    public boolean isMoreWrong() {
        return getMore().stream().anyMatch(Entry::isWrong);
    }

    private static boolean isUsual(SettingSpec spec) {
        return spec.kind() != SettingSpec.Kind.CHOICE
                && !spec.secret()
                && !spec.defaultValue().isEmpty();
    }

    private Function<String, Entry> entry(String name, String label, Entry.Kind kind, boolean required, String help) {
        return value -> new Entry(
                name, label, kind, required, help, List.of(), posted(name).orElse(value), problems.at(name));
    }

    private Entry setting(SettingSpec spec) {
        String name = SETTINGS + spec.name();
        boolean isSet = existing.filter(connection -> connection.secrets().contains(spec.name()))
                .isPresent();
        String stored = stored(spec);
        String said = say.phrase(spec.help());
        String help = isSet ? said + " " + say.of("connect.secretSet") : said;
        return new Entry(
                name,
                say.phrase(spec.label()),
                kind(spec),
                spec.required() && !isSet,
                help,
                choices(spec),
                spec.secret() ? "" : posted(name).orElse(stored),
                problems.at(name));
    }

    /** What stands in a setting before anybody enters anything; "" for a secret. */
    private String stored(SettingSpec spec) {
        return existing.map(connection -> connection.settings().getOrDefault(spec.name(), ""))
                .filter(value -> !value.isEmpty())
                .orElse(spec.secret() ? "" : spec.defaultValue());
    }

    private static Entry.Kind kind(SettingSpec spec) {
        if (spec.secret()) {
            return Entry.Kind.SECRET;
        }
        return switch (spec.kind()) {
            case BOOLEAN, CHOICE -> Entry.Kind.CHOICE;
            case TEXT, NUMBER, URL, FOLDER -> Entry.Kind.LINE;
        };
    }

    private List<Option> choices(SettingSpec spec) {
        return switch (spec.kind()) {
            case BOOLEAN -> List.of(new Option("true", say.of("yes")), new Option("false", say.of("no")));
            case CHOICE ->
                spec.choices().stream()
                        .map(choice -> new Option(choice, say.choice(spec, choice)))
                        .toList();
            case TEXT, NUMBER, URL, FOLDER -> List.of();
        };
    }

    /** What has to be looked at before a system of this kind is connected; empty if there is nothing. */
    public List<Preparation> getPreparations() {
        String group = "prepare." + getConnector().type() + ".";
        return IntStream.rangeClosed(1, MOST_PREPARATIONS)
                .mapToObj(number -> group + number)
                .filter(this::isSaid)
                .map(key -> new Preparation(
                        say.of(key), isSaid(key + ".link") ? say.of(key + ".link") : "", say.of(key + ".address")))
                .toList();
    }

    private boolean isSaid(String key) {
        return !say.of(key).equals(key);
    }

    /** The kinds of user one can sign in as over there, where that is a choice. */
    public List<Strategy> getStrategies() {
        String group = "strategy." + getConnector().type() + ".";
        return STRATEGIES.stream()
                .filter(name -> !say.of(group + name).equals(group + name))
                .map(name -> new Strategy(
                        say.of(group + name), say.of(group + name + ".for"), say.of(group + name + ".against")))
                .toList();
    }

    private Optional<String> posted(String name) {
        return parameters.given(name);
    }

    public String save() {
        Caller caller = me.caller();
        Connection[] saved = new Connection[1];
        boolean done = notices.attempt(
                problems,
                () -> saved[0] =
                        existing.map(connection -> change(caller, connection)).orElseGet(() -> create(caller)));
        if (!done) {
            return "";
        }
        notices.keep();
        notices.done(say.of(told(saved[0]), saved[0].name()));
        return "/connection?faces-redirect=true&id=" + saved[0].id();
    }

    private String told(Connection saved) {
        if (!isNew()) {
            return "connect.saved";
        }
        return signIns.isPossible(saved.id()) ? "connect.toSignIn" : "connect.created";
    }

    private Connection create(Caller caller) {
        return connections.create(
                caller,
                new NewConnection(
                        posted("name").orElse(""),
                        posted("description").orElse(""),
                        getConnector().type(),
                        entered(Set.of())));
    }

    private Connection change(Caller caller, Connection connection) {
        ConnectionPatch patch = new ConnectionPatch(
                posted("name").filter(name -> !name.equals(connection.name())),
                posted("description").filter(text -> !text.equals(connection.description())),
                entered(connection.secrets()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return connections.change(caller, connection.id(), OptionalLong.of(Long.parseLong(getVersion())), patch);
    }

    /** A secret that is set and left empty stays as it is. */
    private Map<String, String> entered(Set<String> kept) {
        Map<String, String> entered = new HashMap<>();
        for (SettingSpec spec : getConnector().settings()) {
            posted(SETTINGS + spec.name())
                    .filter(value -> !value.isEmpty() || !kept.contains(spec.name()))
                    .filter(value -> !value.equals(stored(spec)))
                    .ifPresent(value -> entered.put(spec.name(), value));
        }
        return entered;
    }

    /** What of a connector is worth knowing before it is chosen. */
    public List<String> abilities(ConnectorDescriptor of) {
        List<String> words = new ArrayList<>();
        of.capabilities().stream()
                .sorted()
                .map(capability -> say.word("capability", capability))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }
}
