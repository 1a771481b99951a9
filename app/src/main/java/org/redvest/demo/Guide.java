package org.redvest.demo;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.MyShift;
import org.redvest.database.Installation;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.reports.Question;
import org.redvest.reports.Reports;
import org.redvest.shifts.Shift;
import org.redvest.web.Fragments;
import org.redvest.web.Strip;
import org.redvest.web.Text;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/**
 * The strip of the demo: while the city is built, how far it is; then which of nine steps this is, the one next action, and the
 * city's time.
 */
@Component
class Guide implements Strip {

    private final Installation installation;
    private final CitySize size;
    private final Building building;
    private final Walk walk;
    private final Patrol patrol;
    private final CityClock cityClock;
    private final CityLife life;
    private final Dispatch dispatch;
    private final Attendance attendance;
    private final Reports reports;
    private final Fragments fragments;
    private final Clock clock;

    Guide(
            Installation installation,
            CitySize size,
            Building building,
            Walk walk,
            Patrol patrol,
            CityClock cityClock,
            CityLife life,
            Dispatch dispatch,
            Attendance attendance,
            Reports reports,
            Fragments fragments,
            Clock clock) {
        this.installation = installation;
        this.size = size;
        this.building = building;
        this.walk = walk;
        this.patrol = patrol;
        this.cityClock = cityClock;
        this.life = life;
        this.dispatch = dispatch;
        this.attendance = attendance;
        this.reports = reports;
        this.fragments = fragments;
        this.clock = clock;
    }

    @Override
    public Optional<Content> strip(HttpServletRequest request, Text text) {
        if (!installation.isDemo() || size.volunteers() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                building.isOpen()
                        ? fragments.of("demo/strip", Map.of("text", text, "guide", view(request)))
                        : fragments.of("demo/building", Map.of("text", text, "stand", building.stand())));
    }

    @Override
    public boolean tellsOfDemo() {
        return true;
    }

    /** The order is looked up once, and only for those who walk. */
    GuideView view(HttpServletRequest request) {
        var round = Round.of(request);
        var wanted = round.step();
        var walked = wanted == Step.LOOK ? Optional.<Walked>empty() : walk.walked(round);
        var step = wanted.needsOrder() && walked.isEmpty() ? Step.ORDER : wanted;
        var openings = step == Step.FILL ? walked.map(this::openings).orElse(List.of()) : List.<Opening>of();
        return new GuideView(
                step,
                walked.map(found -> move(step, found)).orElse(GuideView.Move.NEXT),
                walked.isPresent(),
                openings.stream().mapToInt(Opening::places).sum(),
                openings.stream().mapToInt(Opening::taken).sum(),
                openings.stream().mapToInt(Opening::free).sum() > 1
                        && openings.stream().allMatch(opening -> opening.full() || life.askedAll(opening)),
                walked.filter(cityClock::inService).isPresent(),
                step == Step.LOOK ? patrol.page() : Optional.empty(),
                step == Step.FIGURES ? walked.flatMap(this::growth) : Optional.empty(),
                cityClock.going(),
                clock.instant(),
                token(request));
    }

    private List<Opening> openings(Walked walked) {
        return Scopes.within(
                Scope.SYSTEM, () -> dispatch.openings(walked.order().number()));
    }

    /** The page of a step; where its ground is missing, one that is there, beside which the strip says what to do first. */
    String page(Step step, Optional<Walked> walked) {
        return walked.filter(_ -> step == Step.ACCEPT || step == Step.SERVE)
                .filter(found -> isGroundless(step, found))
                .map(_ -> step == Step.ACCEPT ? "/openings" : "/services")
                .orElseGet(() -> step.page(walked));
    }

    private boolean isGroundless(Step step, Walked walked) {
        return switch (move(step, walked)) {
            case OPEN, ACCEPT -> true;
            case NEXT, TO_SERVICE, CHECK_IN, TO_END, CHECK_OUT -> false;
        };
    }

    private GuideView.Move move(Step step, Walked walked) {
        return switch (step) {
            case FILL, ACCEPT -> openings(walked).isEmpty() ? GuideView.Move.OPEN : GuideView.Move.NEXT;
            case SERVE -> serve(walked);
            case LOOK, ORDER, REVIEW, CONFIRM, HOURS, FIGURES -> GuideView.Move.NEXT;
        };
    }

    /** What the volunteer does next on the day of the service. */
    private GuideView.Move serve(Walked walked) {
        var shift = walked.shift();
        return mine(shift)
                .map(mine -> move(shift, mine))
                .orElseGet(() -> openings(walked).isEmpty() ? GuideView.Move.OPEN : GuideView.Move.ACCEPT);
    }

    private GuideView.Move move(Shift shift, MyShift mine) {
        var now = clock.instant();
        if (mine.left().isPresent() || mine.said().isPresent()) {
            return GuideView.Move.NEXT;
        }
        if (mine.came().isPresent()) {
            return now.isBefore(shift.end()) ? GuideView.Move.TO_END : GuideView.Move.CHECK_OUT;
        }
        if (now.isBefore(shift.start().minus(CityClock.BEFORE_SERVICE))) {
            return GuideView.Move.TO_SERVICE;
        }
        return now.isBefore(shift.end()) ? GuideView.Move.CHECK_IN : GuideView.Move.NEXT;
    }

    private Optional<MyShift> mine(Shift shift) {
        var volunteer = walk.volunteer();
        return Scopes.within(
                Scope.SYSTEM,
                () -> dispatch.held(shift.id()).stream()
                        .filter(place -> place.volunteer().equals(volunteer))
                        .findFirst()
                        .map(_ -> attendance.mine(shift.id(), volunteer)));
    }

    /** What the service that was confirmed last added to the month that everybody reads. */
    private Optional<GuideView.Growth> growth(Walked walked) {
        return walked.order().liveShifts().reversed().stream()
                .flatMap(shift -> receipt(shift).map(receipt -> growth(shift, receipt)).stream())
                .findFirst();
    }

    private Optional<Confirmation.Receipt> receipt(Shift shift) {
        var community = walk.hat(CastRole.COMMUNITY);
        return Scopes.within(
                community.scope(), () -> attendance.sheet(shift.id(), community).receipt());
    }

    private GuideView.Growth growth(Shift shift, Confirmation.Receipt receipt) {
        var month = YearMonth.from(shift.start().atZone(clock.getZone()));
        var figures = Scopes.within(Scope.PUBLIC, () -> reports.figures(Question.of(month, clock.instant())));
        return new GuideView.Growth(
                figures.participations() - receipt.came(), figures.participations(), receipt.came(), receipt.minutes());
    }

    private static String token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
