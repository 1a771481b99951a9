package org.redvest.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.redvest.database.Installation;
import org.redvest.orders.Order;
import org.redvest.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String step(@RequestParam int to, HttpServletResponse response) {
        onlyInADemo();
        var order = walk.order();
        var step = Step.numbered(to).needsOrder() && order.isEmpty() ? Step.ORDER : Step.numbered(to);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(Guide.STEP, step.number()));
        return enter(step, order);
    }

    private String enter(Step step, Optional<Order> order) {
        return step.part().map(part -> enter(part, step.page(order))).orElse("redirect:" + step.page(order));
    }

    private String enter(Part part, String page) {
        return "forward:/walk-in?grant=" + walk.hat(part).grant().value() + "&next=" + page;
    }

    /** Beside the sixth step: the screen of the community, where the check-in code stands. */
    @PostMapping("/demo/code")
    String code() {
        onlyInADemo();
        return walk.order()
                .map(order -> enter(Part.COMMUNITY, "/shifts/" + order.nextShift().id() + "/code"))
                .orElseThrow(NoSuchStep::new);
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
                .filter(page -> page.getAuthority() != null && page.getAuthority().equals(request.getHeader(HttpHeaders.HOST)))
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
