package org.redvest.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.redvest.database.Installation;
import org.redvest.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
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

    private final Installation installation;
    private final Walk walk;
    private final Guide guide;
    private final CityClock clock;

    DemoPages(Installation installation, Walk walk, Guide guide, CityClock clock) {
        this.installation = installation;
        this.walk = walk;
        this.guide = guide;
        this.clock = clock;
    }

    /** One click to the next person's page. */
    @PostMapping("/demo/step")
    ResponseEntity<Void> step(@RequestParam int to) {
        onlyInADemo();
        var order = walk.order();
        var step = Step.numbered(to).needsOrder() && order.isEmpty() ? Step.ORDER : Step.numbered(to);
        var page = step.page(order);
        return step.part()
                .map(part -> enter(part, page))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)))
                .header(HttpHeaders.SET_COOKIE, cookie(Guide.STEP, step.number()))
                .build();
    }

    /** Beside the sixth step: the screen of the community, where the check-in code stands. */
    @PostMapping("/demo/code")
    ResponseEntity<Void> code() {
        onlyInADemo();
        var order = walk.order().orElseThrow(NoSuchStep::new);
        return enter(Part.COMMUNITY, "/shifts/" + order.nextShift().id() + "/code")
                .build();
    }

    /** The browser sends the same form on to the door, which alone begins sessions. */
    private ResponseEntity.BodyBuilder enter(Part part, String page) {
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
        onlyInADemo();
        switch (to) {
            case "next" -> clock.toNextService();
            case "end" -> clock.toEndOfService();
            case "hour" -> clock.anHourOn();
            case "today" -> clock.backToToday();
            default -> throw new NoSuchStep();
        }
        return "redirect:" + pageOf(request);
    }

    /** The line that changes while the city answers. */
    @GetMapping("/demo/now")
    String now(HttpServletRequest request, Model page) {
        onlyInADemo();
        page.addAttribute("guide", guide.view(request));
        return "demo/now";
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

    private static String cookie(String name, int value) {
        return ResponseCookie.from(name, String.valueOf(value))
                .path("/")
                .maxAge(Duration.ofDays(30))
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }

    private static final class NoSuchStep extends NotFound {
        private static final long serialVersionUID = 1L;

        NoSuchStep() {
            super("No such step of the demo");
        }
    }
}
