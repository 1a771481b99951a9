package org.redvest.programmes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redvest.programmes.recurrence.DayHours;
import org.redvest.programmes.recurrence.DaySpan;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How programmes and posts lie in rows, both ways. */
final class ProgrammeRowStore {

    private ProgrammeRowStore() {}

    static Programme programme(ResultSet row) throws SQLException {
        var outline = new ProgrammeOutline(
                row.getString("name"),
                row.getString("aim"),
                row.getString("organiser"),
                row.getString("brand"),
                row.getString("measure"),
                days(row));
        return new Programme(
                new ProgrammeId(row.getLong("programme_id")),
                new RegionCode(row.getString("region")),
                outline,
                ProgrammeState.of(row.getString("state")),
                row.getInt("version"),
                Optional.ofNullable(row.getString("reason")));
    }

    static ProgrammePost post(ResultSet row) throws SQLException {
        var outline = new PostOutline(
                row.getString("name"),
                new RegionCode(row.getString("region")),
                row.getString("site_name"),
                row.getString("category"),
                Optional.ofNullable(row.getString("skill")),
                row.getInt("people"),
                row.getString("what"),
                row.getString("risks"),
                row.getString("safeguards"),
                row.getInt("minimum_age"),
                new PrivateDetails(
                        row.getString("address"),
                        row.getString("contact_name"),
                        row.getString("contact_phone"),
                        row.getString("note")),
                recurrence(row));
        return new ProgrammePost(
                new ActivityNumber(row.getString("post")),
                new ProgrammeId(row.getLong("programme_id")),
                outline,
                row.getObject("started_at") != null,
                row.getInt("version"));
    }

    private static Recurrence recurrence(ResultSet row) throws SQLException {
        var weekdays = Stream.of((Integer[]) row.getArray("weekdays").getArray())
                .map(DayOfWeek::of)
                .collect(Collectors.toSet());
        var from = times(row, "hours_from");
        var to = times(row, "hours_to");
        return new Recurrence(
                days(row),
                weekdays,
                row.getBoolean("except_holidays"),
                row.getBoolean("make_up_workdays"),
                IntStream.range(0, from.size())
                        .mapToObj(i -> new DayHours(from.get(i), to.get(i)))
                        .toList());
    }

    private static List<LocalTime> times(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray())
                .map(LocalTime::parse)
                .toList();
    }

    private static DaySpan days(ResultSet row) throws SQLException {
        return new DaySpan(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class));
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, ProgrammeOutline outline) {
        return statement
                .param("name", outline.name())
                .param("aim", outline.aim())
                .param("organiser", outline.organiser())
                .param("brand", outline.brand())
                .param("measure", outline.measure())
                .param("first", outline.period().first())
                .param("last", outline.period().last());
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, PostOutline outline) {
        var recurrence = outline.recurrence();
        return statement
                .param("name", outline.name())
                .param("site", outline.site())
                .param("region", outline.community().value())
                .param("category", outline.category())
                .param("skill", outline.skill().orElse(null))
                .param("people", outline.people())
                .param("what", outline.what())
                .param("risks", outline.risks())
                .param("safeguards", outline.safeguards())
                .param("age", outline.minimumAge())
                .param("address", outline.details().address())
                .param("contact", outline.details().contactName())
                .param("phone", outline.details().contactPhone())
                .param("note", outline.details().note())
                .param("first", recurrence.days().first())
                .param("last", recurrence.days().last())
                .param(
                        "weekdays",
                        recurrence.weekdays().stream()
                                .map(DayOfWeek::getValue)
                                .sorted()
                                .toArray(Integer[]::new))
                .param("except", recurrence.exceptHolidays())
                .param("makeUp", recurrence.makeUpWorkdays())
                .param(
                        "from",
                        recurrence.hours().stream()
                                .map(each -> each.from().toString())
                                .toArray(String[]::new))
                .param(
                        "to",
                        recurrence.hours().stream()
                                .map(each -> each.to().toString())
                                .toArray(String[]::new));
    }
}
