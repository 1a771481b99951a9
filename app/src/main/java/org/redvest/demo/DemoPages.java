package org.redvest.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.redvest.attendance.Attendance;
import org.redvest.database.Installation;
import org.redvest.database.Scopes;
import org.redvest.shifts.ShiftState;
import org.redvest.web.NotFound;
import org.redvest.web.Queries;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What the demo's strip does. Outside a demo none of it exists. */
@Controller
class DemoPages {

    /** Asks htmx for the whole page. */
    private static final String RELOAD = "HX-Refresh";

    private final Installation installation;
    private final Walk walk;
    private final Guide guide;
    private final CityClock cityClock;
    private final Building building;
    private final Attendance attendance;
    private final Clock clock;

    DemoPages(
            Installation installation,
            Walk walk,
            Guide guide,
            CityClock cityClock,
            Building building,
            Attendance attendance,
            Clock clock) {
        this.installation = installation;
        this.walk = walk;
        this.guide = guide;
        this.cityClock = cityClock;
        this.building = building;
        this.attendance = attendance;
        this.clock = clock;
    }

    /** One click to the next person's page. */
    @PostMapping("/demo/step")
    ResponseEntity<Void> step(@RequestParam int to, HttpServletRequest request) {
        onlyWhereOneWalks();
        var round = round(Step.numbered(to), Round.of(request));
        var walked = walk.walked(round);
        var step = round.step().needsOrder() && walked.isEmpty() ? Step.ORDER : round.step();
        var page = step == Step.LOOK ? start() : guide.page(step, walked);
        return step.part()
                .map(part -> enter(part, page))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)))
                .header(HttpHeaders.SET_COOKIE, round.at(step).cookies())
                .build();
    }

    /** The first step begins a round; so does ordering, where there is none or its service is over. A second browser joins it. */
    private Round round(Step step, Round before) {
        boolean begins = step == Step.LOOK || (step == Step.ORDER && !isUnderWay(before));
        return begins ? Round.anew(step, clock.instant()) : before.at(step);
    }

    private boolean isUnderWay(Round round) {
        return walk.walked(round)
                .filter(walked -> walked.shift().state().compareTo(ShiftState.ENDED) < 0)
                .isPresent();
    }

    /** In the first days of a month there is more to see in the one before. */
    private String start() {
        var today = LocalDate.now(clock);
        return today.getDayOfMonth() > 2
                ? "/"
                : Queries.with("/", "month", YearMonth.from(today).minusMonths(1));
    }

    /** The volunteer checks in or out with the code that stands on the community's screen: the guide carries it over. */
    @PostMapping("/demo/attendance")
    ResponseEntity<Void> attend(HttpServletRequest request) {
        onlyWhereOneWalks();
        var shift = walked(request).shift().id();
        var community = walk.hat(CastRole.COMMUNITY);
        var volunteer = walk.volunteer();
        var code = Scopes.within(
                community.scope(), () -> attendance.show(shift, community).code());
        Scopes.run(walk.hat(CastRole.VOLUNTEER).scope(), () -> {
            if (attendance.mine(shift, volunteer).came().isEmpty()) {
                attendance.checkIn(shift, volunteer, code);
            } else {
                attendance.checkOut(shift, volunteer, code);
            }
        });
        return enter(CastRole.VOLUNTEER, "/shifts/" + shift + "/check-in").build();
    }

    /** Beside the sixth step: the screen of the community, where the check-in code stands. */
    @PostMapping("/demo/code")
    ResponseEntity<Void> code(HttpServletRequest request) {
        onlyWhereOneWalks();
        return enter(CastRole.COMMUNITY, "/shifts/" + walked(request).shift().id() + "/code")
                .build();
    }

    private Walked walked(HttpServletRequest request) {
        return walk.walked(Round.of(request)).orElseThrow(NoSuchStep::new);
    }

    /** The browser sends the same form on to the door, which alone begins sessions. */
    private ResponseEntity.BodyBuilder enter(CastRole part, String page) {
        var door = UriComponentsBuilder.fromPath("/walk-in")
                .queryParam("grant", walk.hat(part).grant().value())
                .queryParam("next", page)
                .encode()
                .build()
                .toUri();
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT).location(door);
    }

    @PostMapping("/demo/clock")
    String move(@RequestParam String to, HttpServletRequest request) {
        onlyWhereOneWalks();
        switch (to) {
            case "next" -> cityClock.toNextService(walk.walked(Round.of(request)));
            case "service" -> cityClock.toService(walked(request));
            case "end" -> cityClock.toEndOfService(walked(request));
            case "hour" -> cityClock.anHourOn();
            case "day" -> cityClock.aDayOn();
            default -> throw new NoSuchStep();
        }
        return "redirect:" + pageOf(request);
    }

    /** The line that changes while the city answers. */
    @GetMapping("/demo/now")
    String now(HttpServletRequest request, Model page) {
        onlyWhereOneWalks();
        page.addAttribute("guide", guide.view(request));
        return "demo/now";
    }

    /** How far the city is on its way to a later time; once it is there, the whole page is another. */
    @GetMapping("/demo/going")
    String going(HttpServletRequest request, HttpServletResponse response, Model page) {
        onlyWhereOneWalks();
        if (cityClock.going().isEmpty()) {
            response.setHeader(RELOAD, "true");
        }
        page.addAttribute("guide", guide.view(request));
        return "demo/time";
    }

    /** How far the founding is; once the city is open, the whole page is another. */
    @GetMapping("/demo/building")
    String building(HttpServletResponse response, Model page) {
        onlyInADemo();
        if (building.isOpen()) {
            response.setHeader(RELOAD, "true");
        }
        page.addAttribute("stand", building.stand());
        return "demo/building";
    }

    private void onlyWhereOneWalks() {
        onlyInADemo();
        if (!building.isOpen()) {
            throw new NoSuchStep();
        }
    }

    private void onlyInADemo() {
        if (!installation.isDemo()) {
            throw new NoSuchStep();
        }
    }

    /** Back to where the button stood; the address is our own or none. */
    private static String pageOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.REFERER))
                .map(URI::create)
                .filter(page ->
                        page.getAuthority() != null && page.getAuthority().equals(request.getHeader(HttpHeaders.HOST)))
                .map(URI::getRawPath)
                .orElse("/");
    }

    private static final class NoSuchStep extends NotFound {
        private static final long serialVersionUID = 1L;

        NoSuchStep() {
            super("No such step of the demo");
        }
    }
}
