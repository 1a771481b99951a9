package org.redvest.residents;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redvest.catalogue.Catalogue;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.PrefilledOrders;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.Live;
import org.redvest.web.Problem;
import org.redvest.web.Telephone;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a resident may do: ask by the code at the door, and by the link follow, add to, withdraw and judge what was asked. A visitor's
 * scope reaches none of it; after the code or the link was checked, the system acts for the resident on this one request.
 */
@Service
class Residents {

    static final int MOST_LINES = 10;

    private final HelpDoorStore doors;
    private final HelpRequestStore requests;
    private final HelpLinkStore links;
    private final HelpLimits limits;
    private final Catalogue catalogue;
    private final Orders orders;
    private final PrefilledOrders promises;
    private final Dispatch dispatch;
    private final Regions regions;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Residents(
            HelpDoorStore doors,
            HelpRequestStore requests,
            HelpLinkStore links,
            HelpLimits limits,
            Catalogue catalogue,
            Orders orders,
            PrefilledOrders promises,
            Dispatch dispatch,
            Regions regions,
            Live live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.doors = doors;
        this.requests = requests;
        this.links = links;
        this.limits = limits;
        this.catalogue = catalogue;
        this.orders = orders;
        this.promises = promises;
        this.dispatch = dispatch;
        this.regions = regions;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    // By the code at the door

    @Transactional(readOnly = true)
    public HelpDoor door(String code) {
        return asSystem(() -> doors.find(code)).orElseThrow(() -> new NoSuchHelp("code"));
    }

    /** By when the community answers what is asked now. */
    @Transactional(readOnly = true)
    public Instant promise() {
        return promises.promisedFrom(clock.instant());
    }

    @Transactional
    public HelpReceipt ask(String code, HelpForm form, String address) {
        var door = door(code);
        var now = clock.instant();
        if (!door.open(now)) {
            return new HelpReceipt.NotOpen(door.closedUntil().filter(_ -> !door.ended()));
        }
        var problems = form.problems(catalogue.categories());
        if (!problems.isEmpty() || !HelpLink.isToken(form.token())) {
            return new HelpReceipt.Refused(problems);
        }
        return asSystem(() -> receive(door, form, address, now));
    }

    private HelpReceipt receive(HelpDoor door, HelpForm form, String address, Instant now) {
        var token = HelpLink.digest(form.token());
        links.queueUp(token);
        if (links.find(token).isPresent()) {
            return new HelpReceipt.Received();
        }
        var phone = Telephone.normal(form.phone());
        var exceeded = limits.exceeded(address, phone, door.code());
        if (exceeded.isPresent()) {
            return new HelpReceipt.TooOften(exceeded.get());
        }
        var asked = new HelpRequest.RequestText(form.category(), form.when(), form.words(), phone, form.called(), now);
        var mark = HelpLink.newMark();
        var due = promises.promisedFrom(now);
        requests.insert(door, mark, token, asked, due).ifPresent(id -> {
            events.publishEvent(new HelpAsked(id, door.region(), mark, due, now));
            changed(door.region());
        });
        return new HelpReceipt.Received();
    }

    // By the link

    @Transactional(readOnly = true)
    public HelpStand stand(String token) {
        return asSystem(() -> stand(followed(token, links::find)));
    }

    /** Only while nothing was done: an order is taken back by the community, whom the resident can call. */
    @Transactional
    public void withdraw(String token) {
        Scopes.run(Scope.SYSTEM, () -> {
            var request = followed(token, links::lock);
            links.withdraw(request.id(), clock.instant());
            changed(request.region());
        });
    }

    /** Empty where the line was taken. */
    @Transactional
    public List<Problem> add(String token, String words) {
        return asSystem(() -> {
            var stand = stand(followed(token, links::lock));
            var problems = HelpWords.LINE.problems("words", "residents.problem.line", words);
            if (!problems.isEmpty()) {
                return problems;
            }
            if (!stand.mayAdd()) {
                return List.of(new Problem("words", "residents.problem.line-late"));
            }
            links.addLine(stand.request().id(), words, clock.instant());
            changed(stand.request().region());
            return problems;
        });
    }

    /** Said again, it takes the place of what was said before. */
    @Transactional
    public List<Problem> sayHelped(String token, String helped, String words) {
        return asSystem(() -> {
            var stand = stand(followed(token, links::lock));
            var problems = HelpWords.thanksProblems(helped, words);
            if (!problems.isEmpty()) {
                return problems;
            }
            if (!stand.maySayHelped()) {
                return List.of(new Problem("thanks", "residents.problem.thanks-late"));
            }
            links.sayHelped(stand.request().id(), new HelpRequest.Thanks(helped, words, clock.instant()));
            changed(stand.request().region());
            return problems;
        });
    }

    /** A link that is over answers as one that never was. */
    private HelpRequest followed(String token, Function<byte[], Optional<HelpRequest>> look) {
        return Optional.of(token)
                .filter(HelpLink::isToken)
                .flatMap(typed -> look.apply(HelpLink.digest(typed)))
                .filter(request -> !request.erased() && !request.linkEnded(clock.instant()))
                .orElseThrow(() -> new NoSuchHelp("link"));
    }

    private HelpStand stand(HelpRequest request) {
        var order = request.order().flatMap(orders::find);
        return new HelpStand(
                request,
                regions.path(request.region()),
                order.map(Order::state),
                order.map(this::visits).orElse(List.of()),
                links.lines(request.id()),
                clock.instant());
    }

    private List<HelpStand.Visit> visits(Order order) {
        var now = clock.instant();
        return order.liveShifts().stream()
                .map(shift ->
                        HelpStand.Visit.of(shift, dispatch.held(shift.id()).size(), now))
                .toList();
    }

    private void changed(RegionCode community) {
        live.changed(HelpDesk.topic(community));
    }

    private static <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, work::get);
    }
}
