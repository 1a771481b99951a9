package org.redvest.dispatch.planning;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.planning.PlanningPeopleStore.Whom;
import org.redvest.engine.Need;
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

    private final PlanningStore needs;
    private final PlanningPeopleStore people;
    private final TransactionOperations transactions;
    private final Clock clock;

    ProblemBuilder(
            PlanningStore needs, PlanningPeopleStore people, PlatformTransactionManager transactions, Clock clock) {
        this.needs = needs;
        this.people = people;
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
                Scope.SYSTEM, () -> requireNonNull(transactions.execute(_ -> read(region, days, wish, centre))));
    }

    /**
     * The same with those people alone who may come to one need, for a question about that need, at a cost that grows with them and not
     * with the region. All needs are in it: what the people could do elsewhere counts. Of the other needs it does not say how many places
     * are free.
     *
     * @param wish nothing but the shifts
     */
    public Problem problem(
            RegionCode region,
            PlannedDays days,
            PlanningWish wish,
            Function<RegionCode, Position> centre,
            NeedQuestion question) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> requireNonNull(transactions.execute(_ -> read(region, days, wish, centre, question))));
    }

    private Problem read(
            RegionCode region, PlannedDays days, PlanningWish wish, Function<RegionCode, Position> centre) {
        var now = clock.instant();
        var stated = needs.needs(wish.shiftNumbers(), days, now.plus(Window.TO_GET_THERE), centre);
        var whom = new Whom.AtHomeIn(region);
        var wished = wished(stated, wish, whom, now);
        var near = Nearness.of(wished.rows());
        var draft = new ProblemDraft(days, wished.rows());
        people.volunteers(
                whom,
                days,
                adding(
                        draft,
                        wished,
                        whom,
                        days,
                        now,
                        volunteer -> near.reaches(volunteer) || wished.concerns(volunteer)));
        return draft.problem();
    }

    private Problem read(
            RegionCode region,
            PlannedDays days,
            PlanningWish wish,
            Function<RegionCode, Position> centre,
            NeedQuestion question) {
        var now = clock.instant();
        var stated = needs.needs(wish.shiftNumbers(), days, now.plus(Window.TO_GET_THERE), centre);
        var concerned = stated.stream()
                .map(NeedRow::need)
                .filter(question::isAbout)
                .flatMap(need -> concerned(region, days, need, question, now).stream())
                .toList();
        var whom = Whom.these(concerned);
        var wished = wished(stated, wish, whom, now);
        var draft = new ProblemDraft(days, wished.rows());
        concerned.forEach(adding(draft, wished, whom, days, now, _ -> true));
        return draft.problem();
    }

    /** Who is bound to the need belongs to it, whatever the rules say by now. */
    private List<Volunteer> concerned(
            RegionCode region, PlannedDays days, Need need, NeedQuestion question, Instant now) {
        var bound = people.boundTo(question.need(), now);
        var numbers = new HashSet<>(people.near(region, need, question));
        numbers.addAll(bound);
        var concerned = new ArrayList<Volunteer>();
        people.volunteers(new Whom.These(numbers), days, volunteer -> {
            if (bound.contains(Long.valueOf(volunteer.id())) || question.concerns(need, volunteer)) {
                concerned.add(volunteer);
            }
        });
        return concerned;
    }

    private WishedNeeds wished(List<NeedRow> stated, PlanningWish wish, Whom whom, Instant now) {
        return new WishedNeeds(stated, wish, people.invited(whom, now), people.askedBefore(whom, open(stated), now));
    }

    private Problem read(RegionCode region, PlannedDays days) {
        var now = clock.instant();
        var rows = needs.needs(region, days, now);
        var draft = new ProblemDraft(days, rows);
        var whom = new Whom.AtHomeIn(region);
        var wished = new WishedNeeds(rows, NO_WISH, Map.of(), Map.of());
        people.volunteers(whom, days, adding(draft, wished, whom, days, now, _ -> true));
        return draft.problem();
    }

    private Consumer<Volunteer> adding(
            ProblemDraft draft,
            WishedNeeds wished,
            Whom whom,
            PlannedDays days,
            Instant now,
            Predicate<Volunteer> wanted) {
        var held = people.held(
                whom,
                days.month().atDay(1).minusDays(DAYS_OF_A_CLASH),
                days.month().atEndOfMonth().plusDays(DAYS_OF_A_CLASH));
        var declined = people.declined(whom, open(wished.rows()));
        var accepted = people.acceptedSince(whom, now.minus(LATELY), now);
        return volunteer -> {
            var id = Long.valueOf(volunteer.id());
            var places = wished.held(volunteer, held.getOrDefault(id, List.of()));
            if (wanted.test(volunteer) || places.stream().anyMatch(wished::isAt)) {
                draft.add(
                        wished.asWritten(volunteer),
                        LOAD_OF_A_SERVICE * accepted.getOrDefault(id, 0),
                        places,
                        wished.declined(volunteer, declined.getOrDefault(id, List.of())));
            }
        };
    }

    private static List<Long> open(List<NeedRow> rows) {
        return rows.stream()
                .filter(NeedRow::open)
                .map(row -> Long.valueOf(row.need().id()))
                .toList();
    }
}
