package org.redvest.randomcity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was noted on the spot stays noted: by the code always, by roll until whoever called it takes a slip back. */
final class WhoWasThere {

    private static final String CAME = """
            select place_id, came_at, came_how = 'roll' as by_roll,
                   came_how = 'roll' and left_how is distinct from 'code' and said is null as slip
              from presence where came_at > :since
            """;

    /**
     * An arrival on record.
     *
     * @param slip whether it may be taken back
     */
    record Arrival(Instant at, boolean byRoll, boolean slip) {}

    private final Findings findings;
    private final JdbcClient sql;
    private final Slips slips;
    private final Map<Long, Arrival> came = new HashMap<>();

    WhoWasThere(Findings findings, JdbcClient sql, Slips slips) {
        this.findings = findings;
        this.sql = sql;
        this.slips = slips;
    }

    void check(Instant since) {
        var now = new HashMap<Long, Arrival>();
        sql.sql(CAME)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> now.put(
                        row.getLong("place_id"),
                        new Arrival(
                                row.getObject("came_at", OffsetDateTime.class).toInstant(),
                                row.getBoolean("by_roll"),
                                row.getBoolean("slip"))))
                .list();
        if (!came.isEmpty()) {
            findings.lookedAt(Promise.STAYS_ON_RECORD);
        }
        var takenBack = slips.sinceLastAsked();
        lost(came, now, takenBack, since)
                .forEach(what -> findings.add("Broken: Who was there stays on record", "presence", what));
        came.keySet().removeAll(takenBack);
        came.putAll(now);
    }

    /** In words, what was on record and is not any more. */
    static List<String> lost(Map<Long, Arrival> before, Map<Long, Arrival> now, Set<Long> takenBack, Instant since) {
        var lost = new ArrayList<String>();
        before.forEach((place, was) -> {
            var is = now.get(place);
            if (is == null && was.at().isAfter(since) && !(was.slip() && takenBack.contains(place))) {
                lost.add("place %s came %s%s".formatted(place, was.at(), was.byRoll() ? " by roll" : ""));
            } else if (is != null && !was.byRoll() && !is.at().equals(was.at())) {
                lost.add("place %s came %s and now %s".formatted(place, was.at(), is.at()));
            }
        });
        return lost;
    }
}
