package org.redvest.randomcity;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.redvest.accounts.Hat;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The link of each notice opens for the person who got it, under at least one of their hats. */
final class NoticeChecks {

    private static final String NEW = """
            select notice_id, account_id, what, href from notice where notice_id > :last order by notice_id
            """;

    private final Findings findings;
    private final JdbcClient sql;
    private final Map<Long, CityPerson> people;
    private final Hats hats;
    private long last;

    NoticeChecks(Findings findings, JdbcClient sql, Map<Long, CityPerson> people, Hats hats) {
        this.findings = findings;
        this.sql = sql;
        this.people = people;
        this.hats = hats;
    }

    private record Sent(long id, long account, String what, String href) {}

    void check() {
        var fresh = sql.sql(NEW)
                .param("last", last)
                .query((row, _) -> new Sent(
                        row.getLong("notice_id"),
                        row.getLong("account_id"),
                        row.getString("what"),
                        row.getString("href")))
                .list();
        if (fresh.isEmpty()) {
            return;
        }
        var worn = hats.now();
        var alike = new HashSet<List<String>>();
        for (var notice : fresh) {
            last = notice.id();
            var receiver = people.get(notice.account());
            var own = worn.getOrDefault(notice.account(), List.of());
            if (receiver != null && alike.add(kind(notice, own))) {
                check(notice, receiver, own);
            }
        }
    }

    /** What is told to thirty neighbours of one community at once opens for all of them or for none. */
    private static List<String> kind(Sent notice, List<Hat> own) {
        return Stream.concat(
                        Stream.of(notice.what(), notice.href()),
                        own.stream().map(hat -> hat.role() + " " + hat.region().value()))
                .toList();
    }

    /** In a browser of its own, so that the person's tabs stay where they are. */
    private void check(Sent notice, CityPerson receiver, List<Hat> worn) {
        findings.lookedAt(Promise.NOTICES_OPEN);
        boolean opens =
                worn.stream().anyMatch(hat -> receiver.aside(hat, notice.href()).found());
        if (!opens && !worn.isEmpty()) {
            findings.add(
                    "A notice's link does not open for its receiver",
                    notice.what() + " " + Finding.shape(notice.href()) + " for "
                            + worn.stream()
                                    .map(hat -> hat.role().name())
                                    .distinct()
                                    .sorted()
                                    .toList(),
                    "%s was sent to %s".formatted(receiver.citizen(), notice.href()));
        }
    }
}
