package io.concordat.web.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.Schedule;
import io.concordat.connection.ScheduleDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;

/** The page {@code schedule}: when a connection runs by itself. */
@Named("schedule")
@RequestScoped
public class ScheduleScreen {

    private static final List<String> FIELDS = List.of("kind", "at", "zone", "every", "expression");

    private final Connections connections;
    private final Parameters parameters;
    private final Options options;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final Connection connection;
    private final Problems problems = new Problems();

    @Inject
    ScheduleScreen(Connections connections, Parameters parameters, Options options, Notices notices, Say say, Me me) {
        this.connections = connections;
        this.parameters = parameters;
        this.options = options;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.connection = connections.get(parameters.required("id"));
    }

    public Connection getConnection() {
        return connection;
    }

    public String getVersion() {
        return parameters.version().orElseGet(() -> Long.toString(connection.version()));
    }

    public List<Entry> getEntries() {
        ObjectNode now = ScheduleDocument.of(connection.schedule());
        return FIELDS.stream()
                .map(field -> entry(field, now.path(field).asText()))
                .toList();
    }

    private Entry entry(String field, String value) {
        List<Option> choices = field.equals("kind") ? options.of("scheduleKind", Schedule.Kind.class) : List.of();
        return new Entry(
                field,
                say.of("schedule." + field),
                choices.isEmpty() ? Entry.Kind.LINE : Entry.Kind.CHOICE,
                field.equals("kind"),
                say.of("schedule." + field + ".help"),
                choices,
                parameters.given(field).orElse(value),
                problems.at(field));
    }

    /** To choose from while typing. */
    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    public String save() {
        boolean saved = notices.attempt(problems, () -> {
            ObjectNode wanted = JsonNodeFactory.instance.objectNode();
            FIELDS.forEach(field -> parameters.given(field).ifPresent(value -> wanted.put(field, value)));
            Schedule schedule = ScheduleDocument.parse(wanted, connection.schedule());
            connections.schedule(me.caller(), connection.id(), OptionalLong.of(Long.parseLong(getVersion())), schedule);
        });
        if (!saved) {
            return "";
        }
        notices.keep();
        notices.done(say.of("schedule.saved"));
        return "/connection?faces-redirect=true&id=" + connection.id();
    }
}
