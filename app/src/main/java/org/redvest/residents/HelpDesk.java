package org.redvest.residents;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.MenuItemId;
import org.redvest.orders.PrefilledOrders;
import org.redvest.regions.RegionCode;
import org.redvest.web.Listing;
import org.redvest.web.Live;
import org.redvest.web.Problem;
import org.redvest.web.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a community does with what its residents ask; a dispatcher sees what waits longer than promised. */
@Service
public class HelpDesk {

    private final HelpRequestStore store;
    private final HelpLinkStore links;
    private final Catalogue catalogue;
    private final PrefilledOrders orders;
    private final Live live;
    private final Clock clock;

    HelpDesk(
            HelpRequestStore store,
            HelpLinkStore links,
            Catalogue catalogue,
            PrefilledOrders orders,
            Live live,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.catalogue = catalogue;
        this.orders = orders;
        this.live = live;
        this.clock = clock;
    }

    /** A request, what was added to it, and what on the menu comes near it. */
    public record Matter(HelpRequest request, List<AddedLine> lines, List<MenuItem> dishes) {

        public Matter {
            lines = List.copyOf(lines);
            dishes = List.copyOf(dishes);
        }
    }

    /** What comes of an answer. */
    sealed interface Answered {
        record Done() implements Answered {}

        /** A colleague answered it, an order was made of it, or the resident withdrew it. */
        record Overtaken() implements Answered {}

        record Refused(List<Problem> problems) implements Answered {}
    }

    /** How many wait for this hat: all of a community's, those beyond the promise for a dispatcher, none for others. */
    @Transactional(readOnly = true)
    public long waiting(Role role, RegionCode region) {
        return switch (role) {
            case COMMUNITY -> store.countWaiting(region);
            case DISPATCHER -> store.countOverdue(region, clock.instant());
            case VOLUNTEER, LEADER, SECRETARY, ADMIN -> 0;
        };
    }

    @Transactional(readOnly = true)
    public Listing<HelpRequest> list(Hat hat, int page) {
        var from = Listing.offset(page);
        return hat.role() == Role.DISPATCHER
                ? new Listing<>(
                        store.listOverdue(hat.region(), clock.instant(), from, Listing.LENGTH),
                        page,
                        store.countOverdue(hat.region(), clock.instant()))
                : new Listing<>(store.list(hat.region(), from, Listing.LENGTH), page, store.count(hat.region()));
    }

    @Transactional(readOnly = true)
    public Matter matter(long number, Hat hat) {
        var request = own(store.find(number), hat);
        return new Matter(
                request,
                links.lines(number),
                catalogue.menu().stream()
                        .filter(item -> item.category().equals(request.asked().category()))
                        .toList());
    }

    /**
     * Begins the form of an order with what the resident said: the telephone and the name as the contact, the words as the note,
     * which only those who come can read. A form that was begun for it before and not sent is given up. Empty where it does not wait
     * any more.
     *
     * @param item empty for what the menu does not have
     * @return the address of the form
     */
    @Transactional
    public Optional<String> order(long number, Optional<MenuItemId> item, Hat hat, Text text) {
        var request = own(store.lock(number), hat);
        boolean sent = request.draft()
                .flatMap(draft -> orders.placed(draft, request.region()))
                .isPresent();
        if (!request.waiting() || sent) {
            return Optional.empty();
        }
        request.draft().ifPresent(orders::forget);
        var draft = UUID.randomUUID();
        store.beginOrder(number, draft);
        return Optional.of(orders.begin(draft, item.map(catalogue::item), known(request, text), hat));
    }

    private static Map<String, String> known(HelpRequest request, Text text) {
        var asked = request.asked();
        var known = new LinkedHashMap<String, String>();
        known.put("contact", asked.called().isBlank() ? text.of("residents.contact") : asked.called());
        known.put("phone", asked.phone());
        known.put("address", "");
        known.put("site", "home");
        known.put("note", text.of("residents.note", request.mark()) + asked.words());
        return known;
    }

    @Transactional
    Answered answer(long number, HelpAnswer.HelpAnswerKind kind, String said, boolean nothingPrivate, Hat hat) {
        var request = own(store.lock(number), hat);
        if (!request.waiting()) {
            boolean again = request.answer()
                    .filter(given -> given.kind() == kind && given.said().equals(said))
                    .isPresent();
            return again ? new Answered.Done() : new Answered.Overtaken();
        }
        var problems = HelpWords.answerProblems(kind, said, nothingPrivate);
        if (!problems.isEmpty()) {
            return new Answered.Refused(problems);
        }
        store.answer(number, new HelpAnswer(kind, said, clock.instant()), hat);
        live.changed(topic(request.region()));
        return new Answered.Done();
    }

    /** The topic of the live feed of a community's list. */
    static String topic(RegionCode community) {
        return "residents/" + community.value();
    }

    /** A dispatcher sees what is overdue, and nothing else of residents. */
    private HelpRequest own(Optional<HelpRequest> found, Hat hat) {
        return found.filter(request -> hat.region().contains(request.region()))
                .filter(request -> hat.role() != Role.DISPATCHER || request.overdue(clock.instant()))
                .orElseThrow(() -> new NoSuchHelp("request"));
    }
}
