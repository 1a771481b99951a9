package org.redvest.dispatch.swaps;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.places.VolunteerDesk;
import org.redvest.dispatch.swaps.PlaceSwap.SwapSeat;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.regions.Regions;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the pages of swaps show. Places of others are read beyond one's own scope, and without names and doors. */
@Component
class SwapDesk {

    /** Of the county; who came first is shown first. */
    private static final int MOST = 200;

    private final SwapStore store;
    private final SwapWishStore wishStore;
    private final SwapRules rules;
    private final Swaps swaps;
    private final PlaceStore places;
    private final VolunteerDesk desk;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final Regions regions;
    private final Clock clock;

    SwapDesk(
            SwapStore store,
            SwapWishStore wishStore,
            SwapRules rules,
            Swaps swaps,
            PlaceStore places,
            VolunteerDesk desk,
            Volunteers volunteers,
            Shifts shifts,
            Regions regions,
            Clock clock) {
        this.store = store;
        this.wishStore = wishStore;
        this.rules = rules;
        this.swaps = swaps;
        this.places = places;
        this.desk = desk;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.regions = regions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public SwapPage page(PlaceId id, Hat hat, Optional<SwapRefusal> refusal) {
        var ticket = desk.ticket(id, hat);
        var me = volunteers.profile(VolunteerId.of(hat.account()));
        return Scopes.within(Scope.SYSTEM, () -> {
            var mine = rules.wishes(List.of(ticket.place())).stream()
                    .filter(rules::mayGive)
                    .findFirst();
            var current = store.open(id).map(swap -> view(swap, me));
            var offers = current.isPresent()
                    ? List.<SwapLine>of()
                    : mine.map(each -> offers(each, me)).orElse(List.of());
            return new SwapPage(ticket, mine.isPresent(), wishStore.since(id), current, offers, refusal);
        });
    }

    @Transactional(readOnly = true)
    public SwapsPage all(Hat hat) {
        var id = VolunteerId.of(hat.account());
        return volunteers
                .find(id)
                .map(me -> Scopes.within(Scope.SYSTEM, () -> all(me)))
                .orElseGet(() -> new SwapsPage(List.of(), List.of(), List.of()));
    }

    private SwapsPage all(Profile me) {
        var open = store.open(me.id()).stream().map(each -> view(each, me)).toList();
        return new SwapsPage(
                open.stream().filter(each -> !each.iAgreed()).toList(),
                open.stream().filter(SwapView::iAgreed).toList(),
                wishStore.list(me.id()).stream().map(each -> line(each, me)).toList());
    }

    @Transactional(readOnly = true)
    public SwapView swap(long id, Hat hat) {
        var me = volunteers.profile(VolunteerId.of(hat.account()));
        return Scopes.within(Scope.SYSTEM, () -> view(swaps.find(id, me.id()).id(), me));
    }

    private List<SwapLine> offers(SwapWish mine, Profile me) {
        var theirs = rules.wishes(wishStore.list(mine.place().region().county(), clock.instant(), MOST)).stream()
                .filter(each -> !each.place().id().equals(mine.place().id()))
                .toList();
        var all = new ArrayList<>(theirs);
        all.add(mine);
        var possible = rules.possible(all);
        return theirs.stream()
                .filter(each -> possible.suits(mine, each) && possible.suits(each, mine))
                .map(each -> line(each.place(), me))
                .toList();
    }

    private SwapView view(long id, Profile me) {
        var swap = store.find(id).orElseThrow();
        var seat = swap.seat(me.id());
        var others = swap.seats().stream().filter(each -> !each.equals(seat)).toList();
        return new SwapView(
                id,
                line(place(seat.gives()), me),
                line(place(swap.next(seat).gives()), me),
                swap.due(),
                swap.openAt(clock.instant()),
                swap.end().map(PlaceSwap.SwapEnd::kind),
                seat.agreed(),
                seat.declinedAt().isPresent(),
                others.size(),
                (int) others.stream().filter(SwapSeat::agreed).count(),
                seat.receives(),
                backUntil(swap));
    }

    /** All places of a swap that was done are still held and can be given. */
    private Optional<Instant> backUntil(PlaceSwap swap) {
        var held = rules
                .wishes(swap.seats().stream()
                        .flatMap(seat -> seat.receives().stream())
                        .map(this::place)
                        .toList())
                .stream()
                .filter(rules::mayGive)
                .toList();
        boolean free =
                held.stream().noneMatch(each -> store.open(each.place().id()).isPresent());
        return held.size() < swap.seats().size() || !free
                ? Optional.empty()
                : held.stream().map(each -> each.opening().closesAt()).min(Instant::compareTo);
    }

    private Place place(PlaceId id) {
        return places.find(id).orElseThrow();
    }

    private SwapLine line(Place place, Profile reader) {
        var activity = shifts.activity(place.activity());
        var site = regions.centre(activity.region());
        return new SwapLine(place, activity, regions.path(activity.region()), site.kilometresTo(reader.position()));
    }
}
