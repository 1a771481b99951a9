package org.redvest.dispatch.swaps;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.dispatch.PlaceId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.AddressParameter;
import org.redvest.web.Queries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A volunteer puts a place up, asks for another's, and answers those who ask (换班). */
@Controller
@For({Role.VOLUNTEER, Role.LEADER})
class SwapPages {

    private final Swaps swaps;
    private final SwapDesk desk;

    SwapPages(Swaps swaps, SwapDesk desk) {
        this.swaps = swaps;
        this.desk = desk;
    }

    @GetMapping("/services/{place}/swap")
    String page(@PathVariable long place, @RequestParam(defaultValue = "") String refused, Hat hat, Model page) {
        page.addAttribute("view", desk.page(new PlaceId(place), hat, refusal(refused)));
        return "dispatch/swap";
    }

    /** @param with another's place; without, it is put up for all */
    @PostMapping("/services/{place}/swap")
    String swap(@PathVariable long place, @RequestParam(name = "with", defaultValue = "") String with, Hat hat) {
        var own = new PlaceId(place);
        var theirs = with.matches("[0-9]{1,18}")
                ? Optional.of(new PlaceId(Long.parseLong(with)))
                : Optional.<PlaceId>empty();
        var answer = theirs.map(other -> swaps.propose(own, other, me(hat))).orElseGet(() -> swaps.putUp(own, me(hat)));
        return led(answer, "/services/" + place + "/swap");
    }

    @PostMapping("/services/{place}/swap/stop")
    String stop(@PathVariable long place, Hat hat) {
        swaps.takeDown(new PlaceId(place), me(hat));
        return "redirect:/services/" + place + "/swap";
    }

    @GetMapping("/services/swaps")
    String swaps(Hat hat, Model page) {
        page.addAttribute("view", desk.all(hat));
        return "dispatch/swaps";
    }

    @GetMapping("/services/swaps/{swap}")
    String proposed(@PathVariable long swap, @RequestParam(defaultValue = "") String refused, Hat hat, Model page) {
        page.addAttribute("swap", desk.swap(swap, hat));
        page.addAttribute("refusal", refusal(refused));
        return "dispatch/swap-proposed";
    }

    @PostMapping("/services/swaps/{swap}/yes")
    String agree(@PathVariable long swap, Hat hat) {
        return led(swaps.agree(swap, me(hat)), "/services/swaps/" + swap);
    }

    @PostMapping("/services/swaps/{swap}/no")
    String decline(@PathVariable long swap, Hat hat) {
        return led(swaps.decline(swap, me(hat)), "/services/swaps/" + swap);
    }

    @PostMapping("/services/swaps/{swap}/back")
    String back(@PathVariable long swap, Hat hat) {
        return led(swaps.back(swap, me(hat)), "/services/swaps/" + swap);
    }

    /** The page that it leads to says what became of it; how a swap ended stands there anyway. */
    private static String led(SwapAnswer answer, String here) {
        return switch (answer) {
            case SwapAnswer.Proposed(var swap) -> "redirect:/services/swaps/" + swap;
            case SwapAnswer.PutUp _,
                    SwapAnswer.Agreed _,
                    SwapAnswer.Swapped _,
                    SwapAnswer.Declined _,
                    SwapAnswer.Over _ -> "redirect:" + here;
            case SwapAnswer.NotNow _ -> refused(here, SwapRefusal.NOT_NOW);
            case SwapAnswer.Barred _ -> refused(here, SwapRefusal.BARRED);
        };
    }

    private static String refused(String here, SwapRefusal why) {
        return "redirect:" + Queries.with(here, "refused", why.code());
    }

    private static Optional<SwapRefusal> refusal(String refused) {
        return new AddressParameter("refused", refused).oneOf(List.of(SwapRefusal.values()), SwapRefusal::code);
    }

    private static VolunteerId me(Hat hat) {
        return VolunteerId.of(hat.account());
    }
}
