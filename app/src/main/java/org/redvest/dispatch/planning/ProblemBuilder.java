package org.redvest.dispatch.planning;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Volunteer;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Window;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the dispatch problem of a region and some days from the database, so that the engine plans by what the server accepts: everybody at
 * home in the region, the needs with places free for them, what they hold and what they declined.
 *
 * <p>The limits of a calendar month are exact, for the days lie in one month and what is held in the rest of it is taken off. What a
 * service on another day leaves no time for is barred.
 */
@Component
public class ProblemBuilder {

    /** The value of each place: as yet no service is worth more than another. */
    static final double POINTS_A_PLACE = 100;

    /** Each service that somebody accepted lately, and has not given back, is so much load. */
    public static final double LOAD_OF_A_SERVICE = 4;

    /** How far back that is. */
    static final Duration LATELY = Duration.ofDays(28);

    /** A service farther away in time leaves time for any other. */
    private static final int DAYS_OF_A_CLASH = 2;

    private static final PlanningWish NO_WISH = new PlanningWish(Set.of(), List.of(), List.of(), Map.of());

    private final PlanningStore store;
    private final TransactionOperations transactions;
    private final Clock clock;

    ProblemBuilder(PlanningStore store, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.clock = clock;
        var oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
        this.transactions = oneMoment;
    }

    /** Those who live in the region may hold services anywhere, so the whole database is read. */
    public Problem problem(RegionCode region, PlannedDays days) {
        return Scopes.within(Scope.SYSTEM, () -> requireNonNull(transactions.execute(_ -> read(region, days))));
    }

    /**
     * The problem of chosen shifts alone. Whoever lives too far from all of them, and has no place at them, is left out: that changes
     * neither the plan nor its bound.
     *
     * @param centre where a community's services are, for shifts that were offered to nobody yet
     */
    public Problem problem(
            RegionCode region, PlannedDays days, PlanningWish wish, Function<RegionCode, Position> centre) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> requireNonNull(transactions.execute(_ -> read(region, days, wish, centre, Nearness::of))));
    }

    /**
     * The same with those people alone who may come to one need, for a question about that need. All needs are in it: what the people
     * could do elsewhere counts.
     *
     * @param atLeastKm everybody who lives so near is in it, however far they go
     */
    public Problem problem(
            RegionCode region,
            PlannedDays days,
            PlanningWish wish,
            Function<RegionCode, Position> centre,
            String about,
            double atLeastKm) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> requireNonNull(transactions.execute(
                        _ -> read(region, days, wish, centre, rows -> Nearness.of(rows, about, atLeastKm)))));
    }

    private Problem read(
            RegionCode region,
            PlannedDays days,
            PlanningWish wish,
            Function<RegionCode, Position> centre,
            Function<List<NeedRow>, Nearness> nearness) {
        var now = clock.instant();
        var stated = store.needs(wish, days, now.plus(Window.TO_GET_THERE), centre);
        var open = stated.stream()
                .filter(NeedRow::open)
                .map(row -> Long.valueOf(row.need().id()))
                .toList();
        var wished = new WishedNeeds(stated, wish, store.invited(region, now), store.askedBefore(open, now));
        var draft = new ProblemDraft(days, wished.rows());
        var near = nearness.apply(wished.rows());
        read(region, days, now, draft, wished, volunteer -> near.reaches(volunteer) || wished.concerns(volunteer));
        return draft.problem();
    }

    private Problem read(RegionCode region, PlannedDays days) {
        var now = clock.instant();
        var needs = store.needs(region, days, now);
        var draft = new ProblemDraft(days, needs);
        read(region, days, now, draft, new WishedNeeds(needs, NO_WISH, Map.of(), Map.of()), _ -> true);
        return draft.problem();
    }

    private void read(
            RegionCode region,
            PlannedDays days,
            Instant now,
            ProblemDraft draft,
            WishedNeeds wished,
            Predicate<Volunteer> wanted) {
        var held = store.held(
                region,
                days.month().atDay(1).minusDays(DAYS_OF_A_CLASH),
                days.month().atEndOfMonth().plusDays(DAYS_OF_A_CLASH));
        var declined = store.declined(wished.rows().stream()
                .filter(NeedRow::open)
                .map(row -> Long.valueOf(row.need().id()))
                .toList());
        var accepted = store.acceptedSince(now.minus(LATELY), now);
        store.volunteers(region, days, volunteer -> {
            var id = Long.valueOf(volunteer.id());
            var places = wished.held(volunteer, held.getOrDefault(id, List.of()));
            if (wanted.test(volunteer) || places.stream().anyMatch(wished::isAt)) {
                draft.add(
                        wished.asWritten(volunteer),
                        LOAD_OF_A_SERVICE * accepted.getOrDefault(id, 0),
                        places,
                        wished.declined(volunteer, declined.getOrDefault(id, List.of())));
            }
        });
    }
}
