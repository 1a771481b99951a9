package org.redvest.randomcity;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits to be done in the city, and who would do it. It only makes people look for the right link sooner than chance would:
 * how to get there they must find on the pages.
 */
final class Matters {

    /**
     * One thing to do.
     *
     * @param role whose it is, in {@code region}, unless it is one person's
     * @param volunteer the account it is for, or 0
     * @param needles parts of addresses that lead there
     */
    record Matter(String kind, Role role, String region, long volunteer, List<String> needles) {

        boolean isOn(String address) {
            return needles.stream().anyMatch(address::contains);
        }
    }

    private static final String WAITING = """
            select 'review' as kind, 'DISPATCHER' as role, region, 0 as volunteer, array['/' || order_number] as needles
              from orders where state = 'submitted'
            union all
            select 'returned', 'COMMUNITY', region, 0, array['/' || order_number] from orders where state = 'returned'
            union all
            select 'open', 'DISPATCHER', o.region, 0, array['/' || o.order_number]
              from orders o
             where o.state = 'approved'
               and exists (select from shift s where s.order_number = o.order_number and s.starts_at > :now)
               and not exists (select from opening p where p.order_number = o.order_number and p.withdrawn_at is null)
            union all
            select 'change', 'COMMUNITY', o.region, 0, array['/' || o.order_number]
              from orders o
             where o.state in ('submitted', 'approved')
               and exists (select from shift s where s.order_number = o.order_number and s.ends_at > :now)
            union all
            select 'accept', 'VOLUNTEER', o.opened_to, 0, array['/openings/' || o.need_id]
              from opening o where o.withdrawn_at is null and o.closes_at > :now and o.taken < o.places
            union all
            select 'serve', 'VOLUNTEER', p.region, p.volunteer_id, array['/services/' || p.place_id, '/shifts/' || p.shift_id || '/']
              from place p left join presence r using (place_id)
             where p.freed_at is null and r.left_at is null
               and p.starts_at - interval '30 minutes' <= :now and :now <= p.ends_at + interval '2 hours'
            union all
            select 'roll', 'COMMUNITY', s.region, 0, array['/' || s.order_number, '/shifts/' || s.shift_id || '/']
              from shift s
             where s.state in ('staffed', 'dispatching', 'short', 'in_service', 'ended')
               and s.starts_at - interval '30 minutes' <= :now and :now <= s.ends_at + interval '2 hours'
            union all
            select 'confirm', 'COMMUNITY', s.region, 0, array['/' || s.order_number, '/shifts/' || s.shift_id || '/']
              from shift s join orders o using (order_number)
             where s.ends_at < :now and s.state not in ('confirmed', 'cancelled') and o.state = 'approved'
            union all
            select 'correct', 'COMMUNITY', c.region, 0, array['/' || c.order_number, '/shifts/' || c.shift_id || '/']
              from confirmation c where c.confirmed_at > :now - interval '10 days'
            union all
            select 'evaluate', 'COMMUNITY', c.region, 0, array['/' || c.order_number]
              from confirmation c
             where not exists (select from evaluation e where e.order_number = c.order_number)
            """;

    private static final Map<String, Double> WEIGHTS = Map.ofEntries(
            Map.entry("order", 2.5),
            Map.entry("review", 3.0),
            Map.entry("returned", 1.0),
            Map.entry("open", 4.0),
            Map.entry("change", 0.7),
            Map.entry("accept", 6.0),
            Map.entry("serve", 14.0),
            Map.entry("roll", 2.0),
            Map.entry("confirm", 8.0),
            Map.entry("correct", 1.5),
            Map.entry("evaluate", 1.5),
            Map.entry("account", 1.0));

    private final CityServer server;
    private final JdbcClient sql;

    Matters(CityServer server, JdbcClient sql) {
        this.server = server;
        this.sql = sql;
    }

    /** First which kind, then which: else two hundred places to take would outweigh the one service to confirm. */
    Matter pick(CityStep step) {
        var all = new java.util.ArrayList<>(waiting());
        all.add(new Matter("order", Role.COMMUNITY, "", 0, List.of("/orders/new")));
        all.add(new Matter("account", Role.ADMIN, "", 0, List.of("/accounts")));
        var kinds = all.stream().map(Matter::kind).distinct().toList();
        var kind = step.pick("matter", kinds, each -> each, each -> WEIGHTS.getOrDefault(each, 1.0))
                .orElseThrow();
        return step.pick(
                        "which",
                        all.stream().filter(each -> each.kind().equals(kind)).toList(),
                        each -> String.join(" ", each.needles()))
                .orElseThrow();
    }

    private List<Matter> waiting() {
        return sql.sql(WAITING)
                .param("now", server.now().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Matter(
                        row.getString("kind"),
                        Role.valueOf(row.getString("role")),
                        row.getString("region"),
                        row.getLong("volunteer"),
                        Arrays.asList((String[]) row.getArray("needles").getArray())))
                .list();
    }

    /** Whose matter it is: the hat and the person wearing it. */
    Optional<Citizen> whose(Matter matter, CityStep step, List<Citizen> citizens) {
        var able = citizens.stream()
                .filter(each -> each.hats().stream().anyMatch(hat -> fits(matter, each, hat)))
                .toList();
        return step.pick("whose", able, Citizen::login);
    }

    static boolean fits(Matter matter, Citizen citizen, org.redvest.accounts.Hat hat) {
        if (hat.role() != matter.role()) {
            return false;
        }
        if (matter.volunteer() != 0) {
            return citizen.account() == matter.volunteer();
        }
        return matter.role() == Role.VOLUNTEER
                ? hat.region().value().startsWith(matter.region())
                : matter.region().startsWith(hat.region().value())
                        || matter.region().isEmpty();
    }
}
