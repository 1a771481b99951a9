package org.redvest.randomcity;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
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
     * @param role whose it is, in {@code region}, unless it is for some persons
     * @param suited the accounts it is for; nobody in particular where there are none
     * @param needles parts of addresses that lead there
     * @param goal part of the address that it is sent to
     */
    record Matter(String kind, Role role, String region, List<Long> suited, List<String> needles, String goal) {

        Matter {
            suited = List.copyOf(suited);
            needles = List.copyOf(needles);
        }

        boolean isOn(String address) {
            return needles.stream().anyMatch(address::contains);
        }

        /** A list that what is looked for should stand in. */
        boolean isBehind(String address) {
            return address.length() > 1 && needles.stream().anyMatch(needle -> needle.startsWith(address));
        }

        boolean isFor(Citizen citizen) {
            return suited.isEmpty() || suited.contains(citizen.account());
        }
    }

    /** A kind of matter: how often of all it is taken up while there is one, and which there are. */
    private record Kind(String name, double weight, Role role, String goal, String waiting) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("order", 3, Role.COMMUNITY, "", """
                    select '' as region, '{}'::bigint[] as suited, array['/orders/new'] as needles
                    """),
            new Kind("account", 0.3, Role.ADMIN, "", """
                    select '', '{}'::bigint[], array['/accounts']
                    """),
            new Kind("hat", 0.3, Role.ADMIN, "/withdrawal", """
                    select region, '{}'::bigint[], array['/accounts/' || account_id] from account_grant
                     where withdrawn_at is null and role in ('COMMUNITY', 'DISPATCHER')
                    """),
            new Kind("hat again", 2, Role.ADMIN, "/return", """
                    select region, '{}'::bigint[], array['/accounts/' || account_id]
                      from account_grant w
                     where withdrawn_at is not null
                       and not exists (select from account_grant g
                                        where g.account_id = w.account_id and g.role = w.role and g.region = w.region
                                          and g.withdrawn_at is null)
                    """),
            new Kind("approve", 3.5, Role.DISPATCHER, "/approval", """
                    select region, '{}'::bigint[], array['/review/' || order_number] from orders o
                     where state = 'submitted'
                       and exists (select from shift s where s.activity = o.order_number and s.starts_at > :now)
                    """),
            new Kind("refuse", 0.7, Role.DISPATCHER, "/refusal", """
                    select region, '{}'::bigint[], array['/review/' || order_number] from orders where state = 'submitted'
                    """),
            new Kind("returned", 1, Role.COMMUNITY, "", """
                    select region, '{}'::bigint[], array['/orders/' || order_number] from orders where state = 'returned'
                    """),
            new Kind("open", 5, Role.DISPATCHER, "/opening", """
                    select o.region, '{}'::bigint[], array['/review/' || o.order_number, '/orders/' || o.order_number]
                      from orders o
                     where o.state = 'approved'
                       and exists (select from shift s where s.activity = o.order_number and s.starts_at > :now)
                       and not exists (select from opening p where p.activity = o.order_number and p.withdrawn_at is null)
                    """),
            new Kind("change", 0.7, Role.COMMUNITY, "/change", """
                    select o.region, '{}'::bigint[], array['/orders/' || o.order_number]
                      from orders o
                     where o.state in ('submitted', 'approved')
                       and exists (select from shift s where s.activity = o.order_number and s.ends_at > :now)
                    """),
            new Kind("move", 0.8, Role.COMMUNITY, "/change", """
                    select distinct p.region, '{}'::bigint[], array['/orders/' || p.activity]
                      from place p where p.freed_at is null and p.starts_at > :now
                    """),
            new Kind("cancel", 0.7, Role.COMMUNITY, "/cancellation", """
                    select distinct s.region, '{}'::bigint[], array['/orders/' || s.activity]
                      from shift s where s.state not in ('cancelled', 'confirmed') and s.starts_at > :now
                    """),
            new Kind("accept", 8, Role.VOLUNTEER, "/acceptance", """
                    select opened_to, suited, array['/openings/' || need_id]
                      from (select o.need_id, way.opened_to,
                           array(select v.volunteer_id
                                   from volunteer v
                                   join lateral (select o.starts_at at time zone 'Asia/Shanghai' as begins) t on true
                                   join lateral (select parts_of_day(
                                                     (extract(epoch from begins - begins::date) / 60)::bigint,
                                                     (extract(epoch from (o.ends_at at time zone 'Asia/Shanghai') - begins::date) / 60)::bigint
                                                 ) as parts) d on true
                                  where v.skills @> o.skills and v.licences @> o.licences and starts_with(v.home, way.opened_to)
                                    and parts_free(v.week, v.exception_days, v.exception_parts, begins::date) & parts = parts
                                    and not exists (select from place p
                                                     where p.volunteer_id = v.volunteer_id and p.freed_at is null
                                                       and (p.need_id = o.need_id
                                                            or p.starts_at < o.ends_at and o.starts_at < p.ends_at))) as suited
                              from vacancy o join opening way using (need_id)
                             where way.withdrawn_at is null and o.starts_at > :now and o.closes_at > :now and o.taken < o.places) o
                     where cardinality(suited) > 0
                    """),
            new Kind("leave", 0.6, Role.VOLUNTEER, "/leave", """
                    select region, array[volunteer_id], array['/services/' || place_id]
                      from place where freed_at is null and starts_at > :now
                    """),
            new Kind("answer again", 1, Role.VOLUNTEER, "/answer/", """
                    select region, array[volunteer_id], array['/services/' || place_id]
                      from place where freed_at is null and answer_due > :now
                    """),
            new Kind("serve", 14, Role.VOLUNTEER, "", """
                    select p.region, array[p.volunteer_id], array['/services/' || p.place_id, '/shifts/' || p.shift_id || '/']
                      from place p left join presence r using (place_id)
                     where p.freed_at is null and r.left_at is null
                       and not exists (select from confirmation c where c.shift_id = p.shift_id)
                       and p.starts_at - interval '30 minutes' <= :now
                       and :now <= p.ends_at + case when r.came_at is null then interval '0' else interval '2 hours' end
                    """),
            new Kind("roll", 2, Role.COMMUNITY, "", """
                    select s.region, '{}'::bigint[], array['/orders/' || s.activity, '/shifts/' || s.shift_id || '/']
                      from shift s
                     where s.state in ('staffed', 'dispatching', 'short', 'in_service', 'ended')
                       and s.starts_at - interval '30 minutes' <= :now and :now <= s.ends_at + interval '2 hours'
                    """),
            new Kind("confirm", 8, Role.COMMUNITY, "/confirmation", """
                    select s.region, '{}'::bigint[], array['/orders/' || s.activity, '/shifts/' || s.shift_id || '/']
                      from shift s join orders o on o.order_number = s.activity
                     where s.ends_at < :now and s.state not in ('confirmed', 'cancelled') and o.state = 'approved'
                       and exists (select from place p where p.shift_id = s.shift_id and p.freed_at is null)
                    """),
            new Kind("correct", 2, Role.COMMUNITY, "/correction", """
                    select c.region, '{}'::bigint[], array['/orders/' || c.activity, '/shifts/' || c.shift_id || '/']
                      from confirmation c where c.confirmed_at > :now - interval '10 days'
                    """),
            new Kind("evaluate", 1.5, Role.COMMUNITY, "/evaluation", """
                    select distinct c.region, '{}'::bigint[], array['/orders/' || c.activity]
                      from confirmation c
                     where not exists (select from evaluation e where e.activity = c.activity)
                    """));

    private final CityServer server;
    private final JdbcClient sql;

    Matters(CityServer server, JdbcClient sql) {
        this.server = server;
        this.sql = sql;
    }

    /** First which kind, then which: else two hundred places to take would outweigh the one service to confirm. */
    Optional<Matter> pick(CityStep step) {
        var kinds = new ArrayList<>(KINDS);
        while (!kinds.isEmpty()) {
            var kind = step.pick("matter", kinds, Kind::name, Kind::weight).orElseThrow();
            var matter = step.pick("which", waiting(kind), each -> String.join(" ", each.needles()));
            if (matter.isPresent()) {
                return matter;
            }
            kinds.remove(kind);
        }
        return Optional.empty();
    }

    private List<Matter> waiting(Kind kind) {
        var statement = sql.sql(kind.waiting());
        return (kind.waiting().contains(":now")
                        ? statement.param("now", server.now().atOffset(ZoneOffset.UTC))
                        : statement)
                .query((row, _) -> new Matter(
                        kind.name(),
                        kind.role(),
                        row.getString(1),
                        List.of((Long[]) row.getArray(2).getArray()),
                        List.of((String[]) row.getArray(3).getArray()),
                        kind.goal()))
                .list();
    }

    /** @param worn the hats that each account may wear now */
    Optional<Citizen> whose(Matter matter, CityStep step, List<Citizen> citizens, Map<Long, List<Hat>> worn) {
        boolean anybody = matter.kind().equals("accept") && step.happens("anybody", 0.15);
        var able = citizens.stream()
                .filter(each -> !each.hats().isEmpty())
                .filter(each ->
                        worn.getOrDefault(each.account(), List.of()).stream().anyMatch(hat -> fits(matter, hat)))
                .filter(each -> anybody || matter.isFor(each))
                .toList();
        return step.pick("whose", able, Citizen::login);
    }

    static boolean fits(Matter matter, Hat hat) {
        return hat.role() == matter.role()
                && (matter.role() == Role.VOLUNTEER
                        ? !matter.suited().isEmpty() || hat.region().value().startsWith(matter.region())
                        : matter.region().isEmpty()
                                || matter.region().startsWith(hat.region().value()));
    }
}
