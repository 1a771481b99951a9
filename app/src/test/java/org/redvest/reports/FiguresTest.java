package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.ActivityBook;
import org.redvest.attendance.Participation;
import org.redvest.attendance.ServiceConfirmed;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.catalogue.Words;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.PlaceId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Owner;
import org.redvest.shifts.Service;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Listing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** On random histories: a figure is the sum of its rows, whatever part of it is looked at and whoever looks. */
@RedvestTest
class FiguresTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> COMMUNITIES =
            List.of("430502001001", "430503005004", "430503005001", "430511001001", "430523101203", "430528101203");
    private static final List<String> CATEGORIES = List.of("elderly", "children", "environment");
    private static final Instant LATER = Instant.parse("2026-12-31T00:00:00Z");

    @Autowired
    RecordStore store;

    @Autowired
    Reports reports;

    @Autowired
    TransactionTemplate transaction;

    private final Random random = new Random(20260226);
    private final List<ServiceConfirmed> history = new ArrayList<>();

    @BeforeEach
    void a_history() {
        IntStream.rangeClosed(1, 150).forEach(number -> history.add(service(number)));
    }

    private ServiceConfirmed service(int number) {
        var region = new RegionCode(COMMUNITIES.get(random.nextInt(COMMUNITIES.size())));
        var start = LocalDate.of(2026, 1, 1)
                .plusDays(random.nextInt(90))
                .atTime(random.nextInt(24), 15 * random.nextInt(4))
                .atZone(ZONE)
                .toInstant();
        var minutes = 60 + random.nextInt(180);
        var came = new ArrayList<Participation>();
        var volunteers = new HashSet<Integer>();
        for (int i = random.nextInt(6); i > 0; i--) {
            var volunteer = 1 + random.nextInt(25);
            if (volunteers.add(volunteer)) {
                came.add(new Participation(
                        new PlaceId(number * 100L + i),
                        new VolunteerId(volunteer),
                        random.nextInt(minutes + 1),
                        start.minusSeconds(600),
                        random.nextBoolean() ? "code" : "roll",
                        start.plus(Duration.ofMinutes(minutes)),
                        "code"));
            }
        }
        return new ServiceConfirmed(
                new ShiftId(number),
                new ActivityNumber("%s-260101-%03d".formatted(region.county().value(), number)),
                region,
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                "clinic-escort",
                new Words("陪老人就医", "Hospital escort for elders"),
                start,
                start.plus(Duration.ofMinutes(minutes)),
                random.nextInt(40),
                came,
                new ServiceConfirmed.NotThere(random.nextInt(2), random.nextInt(2), random.nextInt(2)),
                Optional.of(new AccountId(1)),
                start.plus(Duration.ofHours(12)),
                List.of());
    }

    private void record(ServiceConfirmed event) {
        Scopes.run(
                Scope.SYSTEM,
                () -> transaction.executeWithoutResult(_ -> {
                    var book = book(event);
                    var shift = book.activity().shifts().getFirst();
                    store.session(
                            book.activity(), Question.ORDERS, book.services().getFirst(), day(event));
                    store.stays(shift, book.services().getFirst().stays());
                }));
    }

    private static ActivityBook book(ServiceConfirmed event) {
        var title = event.title();
        var shift = new Shift(
                event.shift(),
                event.activity(),
                event.region(),
                1,
                ShiftState.CONFIRMED,
                new Window(event.start(), event.end()),
                List.of(),
                Optional.empty());
        var activity = new Activity(
                event.activity(),
                Owner.ORDER,
                event.region(),
                new AccountId(1),
                Activity.Stage.CLOSED,
                new Service(
                        Optional.of(new MenuItemId(event.item())),
                        event.category(),
                        title,
                        title,
                        title,
                        title,
                        18,
                        "beneficiaries"),
                new Whereabouts(Site.HOME, ""),
                Optional.empty(),
                List.of(shift));
        var stays = event.participations().stream()
                .map(each -> new ActivityBook.BookedStay(each, 1, event.at(), Optional.empty()))
                .toList();
        var service = new ActivityBook.ServedShift(
                shift, event.at(), event.settled(), event.beneficiaries(), null, List.of(), stays, List.of());
        return new ActivityBook(activity, List.of(service), Optional.empty());
    }

    @Test
    @FreshDatabase
    void a_figure_is_the_sum_of_its_rows_and_of_what_really_happened() {
        history.forEach(this::record);
        history.stream().limit(40).forEach(this::record); // told twice, it stays as it was

        for (int i = 0; i < 40; i++) {
            var question = question();
            var expected = history.stream().filter(covers(question)).toList();
            var figures = published(() -> reports.figures(question));

            assertThat(figures).isEqualTo(counted(expected));
            rowsAddUp(question, figures);
        }
    }

    private void rowsAddUp(Question question, Figures figures) {
        for (var metric : List.of(Metric.PARTICIPATIONS, Metric.SESSIONS, Metric.CONTACTS, Metric.HOURS)) {
            long sum = 0;
            long count = 0;
            for (int page = 1; page == 1 || count > (page - 1L) * Listing.LENGTH; page++) {
                var number = page;
                var rows =
                        (OpenedFigure.OpenedRows.OfSessions) published(() -> reports.open(metric, question, "", number))
                                .rows();
                sum += rows.sum(metric);
                count = rows.list().total();
                assertThat(rows.all().of(metric)).isEqualTo(figures.of(metric));
            }
            assertThat(sum).as(metric.code()).isEqualTo(figures.of(metric));
        }
        var times = (OpenedFigure.OpenedRows.OfTimes)
                published(() -> reports.open(Metric.PEOPLE, question, "", 1)).rows();
        assertThat(times.rows().stream()
                        .mapToLong(OpenedFigure.TimesRow::people)
                        .sum())
                .isEqualTo(figures.people());
        assertThat(times.rows().stream()
                        .mapToLong(row -> row.people() * row.times())
                        .sum())
                .isEqualTo(figures.participations());
        for (var metric : List.of(Metric.PARTICIPATIONS, Metric.SESSIONS, Metric.CONTACTS, Metric.HOURS)) {
            assertThat(published(() -> reports.byCounty(question)).values().stream()
                            .mapToLong(part -> part.of(metric))
                            .sum())
                    .isEqualTo(figures.of(metric));
            assertThat(published(() -> reports.byCategory(question)).values().stream()
                            .mapToLong(part -> part.of(metric))
                            .sum())
                    .isEqualTo(figures.of(metric));
        }
    }

    @Test
    @FreshDatabase
    void a_county_sees_what_the_public_sees_of_it_and_nothing_of_another() {
        history.forEach(this::record);
        var year = new Question(
                LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), Optional.empty(), Optional.empty(), LATER);
        var daxiang = new RegionCode("430503");

        var own = Scopes.within(Scope.region("430503"), () -> reports.figures(year));
        var other = Scopes.within(Scope.region("430503"), () -> reports.figures(year.in(new RegionCode("430502"))));

        assertThat(own).isEqualTo(published(() -> reports.figures(year.in(daxiang))));
        assertThat(own.participations()).isPositive();
        assertThat(other).isEqualTo(Figures.NONE);
        var elsewhere = history.stream()
                .filter(event -> event.region().value().startsWith("430502"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> Scopes.within(Scope.region("430503"), () -> reports.session(elsewhere.shift(), year)))
                .isInstanceOf(NoSuchFigure.class);
    }

    @Test
    @FreshDatabase
    void a_correction_changes_the_figure_from_then_on_and_not_before() {
        var event = history.stream()
                .filter(each -> !each.participations().isEmpty())
                .findFirst()
                .orElseThrow();
        record(event);
        var right = event.participations().getFirst();
        var corrected = new Participation(
                right.place(), right.volunteer(), 7, right.came(), right.cameHow(), right.left(), "confirmation");
        var at = event.at().plus(Duration.ofDays(1));
        for (int twice = 0; twice < 2; twice++) {
            Scopes.run(
                    Scope.SYSTEM,
                    () -> transaction.executeWithoutResult(_ -> {
                        var shift = book(event).activity().shifts().getFirst();
                        store.stays(shift, List.of(new ActivityBook.BookedStay(right, 1, event.at(), Optional.of(at))));
                        store.stays(shift, List.of(new ActivityBook.BookedStay(corrected, 3, at, Optional.empty())));
                    }));
        }

        var before = published(() -> reports.figures(all(at.minusSeconds(1))));
        var after = published(() -> reports.figures(all(at)));

        assertThat(before.minutes()).isEqualTo(event.minutes());
        assertThat(after.minutes()).isEqualTo(event.minutes() - right.minutes() + 7);
        assertThat(after.participations()).isEqualTo(before.participations());
    }

    private static Question all(Instant asOf) {
        return new Question(
                LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), Optional.empty(), Optional.empty(), asOf);
    }

    private Question question() {
        var from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(80));
        Optional<RegionCode> region = switch (random.nextInt(3)) {
            case 0 -> Optional.of(new RegionCode("430503"));
            case 1 -> Optional.of(new RegionCode("4305"));
            default -> Optional.empty();
        };
        return new Question(
                from,
                from.plusDays(random.nextInt(60)),
                region,
                random.nextBoolean() ? Optional.of(CATEGORIES.get(random.nextInt(3))) : Optional.empty(),
                random.nextInt(4) == 0 ? Instant.parse("2026-02-10T00:00:00Z") : LATER);
    }

    private static Predicate<ServiceConfirmed> covers(Question question) {
        return event -> !day(event).isBefore(question.from())
                && !day(event).isAfter(question.to())
                && !event.at().isAfter(question.asOf())
                && question.region()
                        .map(region -> region.contains(event.region()))
                        .orElse(true)
                && question.category().map(event.category()::equals).orElse(true)
                && !event.participations().isEmpty();
    }

    private static Figures counted(List<ServiceConfirmed> services) {
        return new Figures(
                services.stream()
                        .flatMap(event -> event.participations().stream())
                        .map(Participation::volunteer)
                        .distinct()
                        .count(),
                services.stream()
                        .mapToLong(event -> event.participations().size())
                        .sum(),
                services.size(),
                services.stream().mapToLong(ServiceConfirmed::beneficiaries).sum(),
                services.stream().mapToLong(ServiceConfirmed::minutes).sum(),
                0,
                0);
    }

    private static LocalDate day(ServiceConfirmed event) {
        return event.start().atZone(ZONE).toLocalDate();
    }

    private static <T> T published(java.util.function.Supplier<T> work) {
        return Scopes.within(Scope.PUBLIC, work::get);
    }
}
