package org.redvest.demo;

import gg.jte.Content;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.database.Installation;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.orders.Order;
import org.redvest.web.Fragments;
import org.redvest.web.Strip;
import org.redvest.web.Text;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The strip of the demo: which of nine steps this is, the one next action, and the city's time. */
@Component
class Guide implements Strip {

    static final String STEP = "walk";

    private final Installation installation;
    private final DemoStore store;
    private final Walk walk;
    private final CityClock cityClock;
    private final Dispatch dispatch;
    private final Fragments fragments;
    private final Clock clock;

    Guide(
            Installation installation,
            DemoStore store,
            Walk walk,
            CityClock cityClock,
            Dispatch dispatch,
            Fragments fragments,
            Clock clock) {
        this.installation = installation;
        this.store = store;
        this.walk = walk;
        this.cityClock = cityClock;
        this.dispatch = dispatch;
        this.fragments = fragments;
        this.clock = clock;
    }

    @Override
    public Optional<Content> strip(HttpServletRequest request, Text text) {
        return installation.isDemo() && store.isFounded() ? Optional.of(content(request, text)) : Optional.empty();
    }

    private Content content(HttpServletRequest request, Text text) {
        return fragments.of("demo/strip", Map.of("text", text, "guide", view(request)));
    }

    GuideView view(HttpServletRequest request) {
        var order = walk.order();
        var openings = order.map(this::openings).orElse(List.of());
        return new GuideView(
                step(request, order),
                order.isPresent(),
                openings.stream().mapToInt(Opening::places).sum(),
                openings.stream().mapToInt(Opening::taken).sum(),
                order.filter(cityClock::inService).isPresent(),
                clock.instant(),
                token(request));
    }

    private List<Opening> openings(Order order) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.openings(order.number()));
    }

    private static Step step(HttpServletRequest request, Optional<Order> order) {
        var step = Optional.ofNullable(WebUtils.getCookie(request, STEP))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[0-9]"))
                .map(Integer::parseInt)
                .map(Step::numbered)
                .orElse(Step.LOOK);
        return step.needsOrder() && order.isEmpty() ? Step.ORDER : step;
    }

    private static String token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
