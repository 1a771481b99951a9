package org.redvest.randomcity;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the door and the contact of an order may be read: by the community that ordered, by the committee above it, and by the
 * volunteers who hold a place of it until half a day after. Each step that types them types words of its own.
 */
final class PrivacyChecks {

    /** Written since, by transactions that were not over when it was looked before. */
    private static final String WRITTEN = """
            select region, address, contact_name from activity_private where xmin::text::bigint >= :seen
            """;

    private static final String NOT_OVER = """
            select pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            """;

    private static final String ORDERED = """
            select p.region from activity_private p where p.address like :address or p.contact_name like :contact
            """;

    private static final String HOLDS = """
            select exists (
                select from activity_private p join place h using (activity)
                 where (p.address like :address or p.contact_name like :contact)
                   and h.volunteer_id = :me and h.freed_at is null and :now < h.ends_at + interval '12 hours')
            """;

    private record Written(String region, String words) {}

    private final Findings findings;
    private final CityServer server;
    private final JdbcClient sql;
    private final Map<Integer, Set<String>> typedFor = new HashMap<>();
    private long seen;

    PrivacyChecks(Findings findings, CityServer server, JdbcClient sql) {
        this.findings = findings;
        this.server = server;
        this.sql = sql;
    }

    /** What stands in a form belongs to the community for which its page was made. */
    void typed(TypedForm form, Optional<Hat> under) {
        under.filter(hat -> hat.role() == Role.COMMUNITY)
                .ifPresent(hat -> form.fields()
                        .forEach(field -> numbers(field.value())
                                .forEach(number -> typedFor.computeIfAbsent(number, _ -> new HashSet<>())
                                        .add(hat.region().value()))));
    }

    void stored() {
        long notOver = sql.sql(NOT_OVER).query(Long.class).single();
        sql.sql(WRITTEN)
                .param("seen", seen)
                .query((row, _) -> new Written(
                        row.getString("region"), row.getString("address") + " " + row.getString("contact_name")))
                .list()
                .forEach(this::lies);
        seen = notOver;
    }

    private void lies(Written written) {
        numbers(written.words()).distinct().forEach(number -> {
            var mine = Objects.requireNonNullElse(typedFor.get(number), Set.<String>of());
            findings.lookedAt(Promise.LIES_WHERE_WRITTEN);
            if (!mine.isEmpty() && !mine.contains(written.region())) {
                findings.add(
                        "An order lies with a community that did not write it",
                        "activity_private",
                        "What was typed in step %d for %s lies with %s".formatted(number, mine, written.region()));
            }
        });
    }

    void check(Reply reply, Optional<Hat> hat, String who) {
        for (int number : numbers(reply.body()).distinct().toList()) {
            findings.lookedAt(Promise.PRIVATE);
            if (!allowed(number, hat)) {
                findings.add(
                        "Private details where they do not belong",
                        Finding.shape(reply.asked())
                                + hat.map(worn -> " as " + worn.role()).orElse(" unseen by anybody's hat"),
                        "%s reads at %s what was typed in step %d".formatted(who, reply.path(), number));
            }
        }
    }

    private boolean allowed(int number, Optional<Hat> hat) {
        if (hat.isEmpty()) {
            return false;
        }
        var worn = hat.get();
        var mine = Objects.requireNonNullElse(typedFor.get(number), Set.<String>of());
        return switch (worn.role()) {
            case COMMUNITY -> mine.contains(worn.region().value());
            case DISPATCHER ->
                regions(number).stream()
                        .anyMatch(region -> region.startsWith(worn.region().value()));
            case VOLUNTEER -> holds(number, worn);
            case LEADER, SECRETARY, ADMIN -> false;
        };
    }

    private Set<String> regions(int number) {
        return Set.copyOf(asked(ORDERED, number).query(String.class).list());
    }

    private boolean holds(int number, Hat hat) {
        return asked(HOLDS, number)
                .param("me", hat.account().value())
                .param("now", server.now().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String statement, int number) {
        return sql.sql(statement).param("address", "%暗巷" + number + "号%").param("contact", "%密友" + number + "人%");
    }

    private static Stream<Integer> numbers(String text) {
        if (!text.contains("暗巷") && !text.contains("密友")) {
            return Stream.empty();
        }
        return TypedWords.PRIVATE
                .matcher(text)
                .results()
                .map(found ->
                        Integer.parseInt(Optional.ofNullable(found.group(1)).orElse(found.group(2))));
    }
}
