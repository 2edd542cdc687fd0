package io.concordat.web.api.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connection.ConnectionPatch;
import io.concordat.connection.NewConnection;
import io.concordat.connection.Schedule;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is sent to make and change connections. */
final class ConnectionRequests {

    private ConnectionRequests() {}

    /** A connection to be made. */
    record NewConnectionJson(
            Optional<String> name,
            Optional<String> description,
            Optional<String> connector,
            Optional<Map<String, JsonNode>> settings) {

        NewConnection wanted() {
            return new NewConnection(
                    Ask.required("name", name),
                    description.orElse(""),
                    Ask.required("connector", connector),
                    entered(settings));
        }
    }

    /** What is to change on a connection. */
    record ConnectionPatchJson(
            Optional<String> name,
            Optional<String> description,
            Optional<Map<String, JsonNode>> settings,
            Optional<Boolean> enabled,
            Optional<Boolean> writing,
            Optional<Boolean> secondPerson,
            Optional<ScheduleJson> schedule,
            Optional<Long> budget) {

        ConnectionPatch patch(Schedule before) {
            return new ConnectionPatch(
                    name,
                    description,
                    entered(settings),
                    enabled,
                    writing,
                    secondPerson,
                    schedule.map(json -> json.over(before)),
                    budget);
        }
    }

    /** A secret that comes back as it was shown, {@code {"set": true}}, is left as it is. */
    private static Map<String, String> entered(Optional<Map<String, JsonNode>> settings) {
        Map<String, JsonNode> values = new HashMap<>(settings.orElse(Map.of()));
        values.values().removeIf(value -> value.isObject() && value.size() == 1 && value.has("set"));
        return Texts.of("settings", values);
    }
}
