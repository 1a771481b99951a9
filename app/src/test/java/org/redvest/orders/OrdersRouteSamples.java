package org.redvest.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.orders.drafting.KeptForms;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Each county has an order in review, off the menu, with an address nobody else may read, and a form that was begun. */
@Component
class OrdersRouteSamples implements RouteSamples {

    private final Orders orders;
    private final KeptForms forms;

    OrdersRouteSamples(Orders orders, KeptForms forms) {
        this.orders = orders;
        this.forms = forms;
    }

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /menu", "the menu is everybody's",
                "GET /menu/{item}", "the menu is everybody's");
    }

    @Override
    public Samples in(SampleCounty county) {
        var community = county.hat(Role.COMMUNITY);
        var title = "修缮村史馆" + county.code();
        var address = "沙子坡路 12 号" + county.code();
        var details = new PrivateDetails(address, "唐敏", "13800000000", "");
        var number = AnOrder.anOrder()
                .offTheMenu(title, "把旧照片扫描存档")
                .skilled()
                .with(details)
                .placed(orders, community);
        var draft = UUID.randomUUID();
        var begun = "没写完的" + county.code();
        forms.keep(draft, Optional.empty(), new OrderForm(Map.of("title", List.of(begun))), community);

        var routes = new ArrayList<>(ordering(community, draft));
        routes.addAll(tracking(community, number));
        routes.addAll(reviewing(county.hat(Role.DISPATCHER), number));
        return new Samples(routes, Set.of(title, address, begun));
    }

    private static List<RouteSample> ordering(Hat community, UUID draft) {
        return List.of(
                RouteSample.of("GET /orders/new", community),
                RouteSample.of("GET /orders/new/other", community),
                RouteSample.of("GET /orders/new/need/{category}", community)
                        .at("category", "elderly")
                        .harmless(),
                RouteSample.of("GET /orders/new/item/{item}", community)
                        .at("item", "haircut")
                        .harmless(),
                RouteSample.of("POST /orders", community).with("request", UUID.randomUUID()),
                RouteSample.of("POST /orders/drafts", community).with("request", UUID.randomUUID()),
                RouteSample.of("GET /orders/drafts/{draft}", community).at("draft", draft),
                RouteSample.of("POST /orders/drafts/{draft}/discard", community)
                        .at("draft", draft)
                        .harmless());
    }

    private static List<RouteSample> tracking(Hat community, ActivityNumber number) {
        return List.of(
                RouteSample.of("GET /orders", community),
                RouteSample.of("GET /orders/{number}", community).at("number", number),
                RouteSample.of("GET /orders/{number}/progress", community).at("number", number),
                RouteSample.of("GET /orders/{number}/live", community).at("number", number),
                RouteSample.of("GET /orders/{number}/change", community).at("number", number),
                RouteSample.of("POST /orders/{number}/change", community).at("number", number),
                RouteSample.of("GET /orders/{number}/cancellation", community).at("number", number),
                RouteSample.of("POST /orders/{number}/cancellation", community).at("number", number));
    }

    private static List<RouteSample> reviewing(Hat dispatcher, ActivityNumber number) {
        return List.of(
                RouteSample.of("GET /review", dispatcher),
                RouteSample.of("GET /review/queue", dispatcher),
                RouteSample.of("GET /review/live", dispatcher),
                RouteSample.of("GET /review/{number}", dispatcher).at("number", number),
                RouteSample.of("POST /review/{number}/refusal", dispatcher).at("number", number),
                RouteSample.of("POST /review/{number}/reconsideration", dispatcher)
                        .at("number", number),
                RouteSample.of("POST /review/{number}/approval", dispatcher)
                        .at("number", number)
                        .with("version", 1));
    }
}
