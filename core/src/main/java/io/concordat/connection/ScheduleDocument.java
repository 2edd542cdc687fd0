package io.concordat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connection.Schedule.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;

/** A schedule as JSON: {@code {kind, at: "02:00", zone: "Europe/Berlin", every: "PT15M", expression: ""}}. */
public final class ScheduleDocument {

    private ScheduleDocument() {}

    public static ObjectNode of(Schedule schedule) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", schedule.kind().name())
                .put("at", schedule.at().toString())
                .put("zone", schedule.zone().getId())
                .put("every", schedule.every().toString())
                .put("expression", schedule.expression());
    }

    /**
     * Reads a schedule.
     *
     * @param otherwise what fields that are left out, other than the kind, say
     * @throws io.concordat.HubException of kind INVALID naming every field that is wrong
     */
    public static Schedule parse(JsonNode json, Schedule otherwise) {
        JsonFields fields = JsonFields.of(json);
        Schedule schedule = new Schedule(
                fields.choice("kind", Kind.class, otherwise.kind()),
                read(fields, "at", otherwise.at(), LocalTime::parse, "a time of day such as 02:00"),
                read(fields, "zone", otherwise.zone(), ZoneId::of, "the name of a time zone such as Europe/Berlin"),
                read(fields, "every", otherwise.every(), Duration::parse, "a duration such as PT15M"),
                fields.text("expression", otherwise.expression()).strip());
        if (fields.optional("kind").isEmpty()) {
            fields.refuse("kind", "say which kind of schedule");
        }
        check(fields, schedule);
        fields.nothingElse();
        fields.throwIfWrong();
        return schedule;
    }

    private static <T> T read(
            JsonFields fields, String name, T otherwise, Function<String, T> reader, String expected) {
        try {
            return fields.optional(name).map(reader).orElse(otherwise);
        } catch (DateTimeException notOne) {
            fields.refuse(name, expected + " is expected");
            return otherwise;
        }
    }

    private static void check(JsonFields fields, Schedule schedule) {
        boolean sensible = schedule.every().compareTo(Schedule.SHORTEST) >= 0
                && schedule.every().compareTo(Schedule.LONGEST) <= 0
                && schedule.every().toNanosPart() == 0;
        if (!sensible) {
            fields.refuse("every", "whole seconds from PT10S to P31D, which is PT744H, are expected");
        }
        if (schedule.kind() == Kind.CALENDAR || !schedule.expression().isEmpty()) {
            checkExpression(fields, schedule.expression());
        }
    }

    private static void checkExpression(JsonFields fields, String expression) {
        try {
            Calendar.parse(expression);
        } catch (IllegalArgumentException wrong) {
            fields.refuse("expression", String.valueOf(wrong.getMessage()));
        }
    }
}
