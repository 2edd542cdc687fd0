package io.concordat.web.api.connection;

import io.concordat.connection.Schedule;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** A schedule as it travels; what is not given stays as it is. */
public record ScheduleJson(
        Optional<Schedule.Kind> kind,
        Optional<LocalTime> at,
        Optional<ZoneId> zone,
        Optional<Duration> every,
        Optional<String> expression) {

    static ScheduleJson of(Schedule schedule) {
        return new ScheduleJson(
                Optional.of(schedule.kind()),
                Optional.of(schedule.at()),
                Optional.of(schedule.zone()),
                Optional.of(schedule.every()),
                Optional.of(schedule.expression()));
    }

    Schedule over(Schedule before) {
        return new Schedule(
                kind.orElse(before.kind()),
                at.orElse(before.at()),
                zone.orElse(before.zone()),
                every.orElse(before.every()),
                expression.orElse(before.expression()));
    }
}
