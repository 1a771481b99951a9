package org.redvest.dispatch.swaps;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.swaps.PlaceSwap.SwapSeat;
import org.redvest.engine.SwapCircles;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for circles among the places that are put up in a county, and ends swaps whose time is over or whose places are gone. */
@Component
public class SwapRounds {

    /** Of one county; those who came first. */
    private static final int MOST = 200;

    /** People's other services and wishes change: after this the same places are looked at again. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final SwapStore store;
    private final SwapWishStore wishStore;
    private final SwapRules rules;
    private final Swaps swaps;
    private final Volunteers volunteers;
    private final OneByOne oneByOne;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SwapRounds(
            SwapStore store,
            SwapWishStore wishStore,
            SwapRules rules,
            Swaps swaps,
            Volunteers volunteers,
            OneByOne oneByOne,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.wishStore = wishStore;
        this.rules = rules;
        this.swaps = swaps;
        this.volunteers = volunteers;
        this.oneByOne = oneByOne;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Due(List<Long> toEnd, List<RegionCode> toLook) {}

    /** By the application's clock, which a demo may move. */
    @OnOneNode(every = "${redvest.dispatch.settle-every:PT5S}")
    public void look() {
        var now = clock.instant();
        var due = Scopes.within(
                Scope.SYSTEM,
                () -> Objects.requireNonNull(transactions.execute(_ -> {
                    wishStore.endStale(now);
                    return new Due(store.toEnd(now), wishStore.toLook(now, now.minus(AGAIN)));
                })));
        oneByOne.each(due.toEnd(), swap -> Scopes.run(Scope.SYSTEM, () -> end(swap)));
        oneByOne.each(due.toLook(), county -> Scopes.run(Scope.SYSTEM, () -> look(county)));
    }

    private void end(long id) {
        var people = store.find(id).orElseThrow().seats().stream()
                .map(SwapSeat::volunteer)
                .toList();
        volunteers.lockAll(people);
        var swap = store.find(id).orElseThrow();
        var now = clock.instant();
        if (swap.end().isEmpty() && store.toEnd(now).contains(id)) {
            swaps.over(swap, swap.openAt(now) ? SwapEndKind.BROKEN : SwapEndKind.SILENT, now);
        }
    }

    private void look(RegionCode county) {
        var now = clock.instant();
        var found = wishStore.list(county, now, MOST);
        volunteers.lockAll(found.stream().map(Place::volunteer).distinct().toList());
        var wishes = rules.wishes(wishStore.list(county, now, MOST));
        for (var circle : circles(wishes)) {
            swaps.propose(
                    circle.stream().map(each -> wishes.get(each).place().id()).toList(), Optional.empty());
        }
        wishStore.looked(wishes.stream().map(each -> each.place().id()).toList(), now);
    }

    /** Each person stands in one circle at a time, whatever they have put up: two swaps of one person could not both be done. */
    private List<List<Integer>> circles(List<SwapWish> wishes) {
        var possible = rules.possible(wishes);
        var seen = new HashSet<VolunteerId>();
        var first =
                wishes.stream().map(each -> seen.add(each.place().volunteer())).toList();
        var suits = new boolean[wishes.size()][wishes.size()];
        for (int one = 0; one < wishes.size(); one++) {
            for (int other = 0; other < wishes.size(); other++) {
                suits[one][other] =
                        first.get(one) && first.get(other) && possible.suits(wishes.get(one), wishes.get(other));
            }
        }
        return SwapCircles.choose(wishes.size(), (one, other) -> suits[one][other]);
    }
}
