package org.redvest.volunteers.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.registry.RegistryQuestion.WantedPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement that searches the registry. */
@Repository
class RegistryStore {

    /** One page of numbers of volunteers, and how many there are on all pages. */
    record FoundVolunteers(long total, List<VolunteerId> ids) {}

    record Row(VolunteerId id, String number, RegionCode home, VolunteerStatus status, Set<String> skills) {}

    private static final String AT_HOME = """
            select volunteer_id, home from volunteer where home >= :lo and home < :hi
            """;

    private static final String MARKED = """
             and volunteer_id = any (array(
                   select volunteer_id from volunteer_mark
                    where mark >= :beginning and mark < :after and home >= :lo and home < :hi))
            """;

    private static final String NUMBERED = " and number = :number\n";

    private static final String AMONG = " and volunteer_id = any (:ids)\n";

    private static final String SKILLED = " and :skill = any (skills)\n";

    private static final String ENDING = """
             and volunteer_id = any (array(
                   select volunteer_id from licence
                    where ended_at is null and valid_until >= :today and valid_until <= :soon and home >= :lo and home < :hi))
            """;

    private static final String WITH_STATUS = " and status = :status\n";

    /** What a condition finds is few, but for a skill or a status: found once, counted and cut. */
    private static final String PAGE = """
            with found as materialized (
            %s)
            select (select count(*) from found) as total,
                   array(select volunteer_id from found order by home, volunteer_id limit :most offset :offset) as ids
            """;

    private static final String COUNT = "select count(*) from volunteer where home >= :lo and home < :hi\n";

    /** The active ones are counted already; the others are few. */
    private static final String COUNT_ALL = """
            select (select coalesce(sum(people), 0) from home_count where home >= :lo and home < :hi)
                 + (select count(*) from volunteer where home >= :lo and home < :hi and status <> 'ACTIVE')
            """;

    /** A city page by page: its index is in this order, and is read from the nearer end. */
    private static final String FROM_THE_BEGINNING = " order by home, volunteer_id limit :most offset :offset";

    private static final String FROM_THE_END = " order by home desc, volunteer_id desc limit :most offset :offset";

    private static final String BY_MARK = """
            select volunteer_id from volunteer_mark
             where mark >= :beginning and mark < :after and home >= :lo and home < :hi
            """;

    private static final String ROWS = """
            select volunteer_id, number, home, status, skills from volunteer where volunteer_id = any (:ids) order by home, volunteer_id
            """;

    private final JdbcClient jdbc;

    RegistryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FoundVolunteers find(RegistryQuestion question, int most, long offset) {
        return switch (question.wanted()) {
            case WantedPeople.Everybody() -> walk(question, most, offset);
            case WantedPeople.Marked mark -> page(MARKED, range(mark), question, most, offset);
            case WantedPeople.Numbered(var number) -> page(NUMBERED, Map.of("number", number), question, most, offset);
            case WantedPeople.Called _ -> throw new IllegalArgumentException("A whole number is compared by accounts");
        };
    }

    /** The same among some who are known already. */
    FoundVolunteers find(RegistryQuestion question, Collection<VolunteerId> among, int most, long offset) {
        return page(AMONG, Map.of("ids", numbers(among)), question, most, offset);
    }

    private FoundVolunteers walk(RegistryQuestion question, int most, long offset) {
        var filters = filters(question);
        long total = asked(filters.isEmpty() ? COUNT_ALL : COUNT + filters, question)
                .query(Long.class)
                .single();
        long last = Math.min(offset + most, total);
        if (offset >= total) {
            return new FoundVolunteers(total, List.of());
        }
        return offset <= total / 2
                ? new FoundVolunteers(total, walked(FROM_THE_BEGINNING, question, last - offset, offset))
                : new FoundVolunteers(
                        total,
                        walked(FROM_THE_END, question, last - offset, total - last)
                                .reversed());
    }

    private List<VolunteerId> walked(String order, RegistryQuestion question, long most, long offset) {
        return asked(AT_HOME + filters(question) + order, question)
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> new VolunteerId(row.getLong("volunteer_id")))
                .list();
    }

    private FoundVolunteers page(
            String condition, Map<String, ?> values, RegistryQuestion question, int most, long offset) {
        return asked(PAGE.formatted(AT_HOME + condition + filters(question)), question)
                .params(values)
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> new FoundVolunteers(
                        row.getLong("total"), ids((Long[]) row.getArray("ids").getArray())))
                .single();
    }

    /** A statement has only the conditions that were asked for, so that it is planned for these. */
    private static String filters(RegistryQuestion question) {
        return question.status().map(_ -> WITH_STATUS).orElse("")
                + question.skill().map(_ -> SKILLED).orElse("")
                + question.endingFrom().map(_ -> ENDING).orElse("");
    }

    private JdbcClient.StatementSpec asked(String statement, RegistryQuestion question) {
        var asked = jdbc.sql(statement).params(range(question.region()));
        question.status().ifPresent(status -> asked.param("status", status.name()));
        question.skill().ifPresent(skill -> asked.param("skill", skill));
        question.endingFrom().ifPresent(today -> asked.param("today", today).param("soon", CheckedLicence.soon(today)));
        return asked;
    }

    /** All whose name or telephone number has this mark. */
    List<VolunteerId> marked(RegionCode region, WantedPeople.Marked mark) {
        return jdbc.sql(BY_MARK)
                .params(range(mark))
                .params(range(region))
                .query((row, _) -> new VolunteerId(row.getLong("volunteer_id")))
                .list();
    }

    List<Row> rows(Collection<VolunteerId> ids) {
        return jdbc.sql(ROWS)
                .param("ids", numbers(ids))
                .query((row, _) -> new Row(
                        new VolunteerId(row.getLong("volunteer_id")),
                        row.getString("number"),
                        new RegionCode(row.getString("home")),
                        VolunteerStatus.valueOf(row.getString("status")),
                        Set.of((String[]) row.getArray("skills").getArray())))
                .list();
    }

    private static Map<String, Object> range(RegionCode region) {
        return Map.of("lo", region.value(), "hi", region.value() + ":");
    }

    private static Map<String, Object> range(WantedPeople.Marked mark) {
        return Map.of("beginning", mark.beginning(), "after", mark.after());
    }

    private static List<VolunteerId> ids(Long[] numbers) {
        return Stream.of(numbers).map(VolunteerId::new).toList();
    }

    private static Long[] numbers(Collection<VolunteerId> ids) {
        return ids.stream().map(VolunteerId::value).toArray(Long[]::new);
    }
}
