package org.redvest.notices;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.For;
import org.redvest.accounts.GrantId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.PersonalCount;
import org.redvest.accounts.Role;
import org.redvest.residents.HelpDesk;
import org.redvest.volunteers.PeopleWaiting;
import org.redvest.web.AddressParameter;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What has to be done, then what happened, by day. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.LEADER, Role.VOLUNTEER, Role.SECRETARY, Role.ADMIN})
class NoticePages {

    private final Notices notices;
    private final Accounts accounts;
    private final HelpDesk residents;
    private final List<PeopleWaiting> people;
    private final List<PersonalCount> counts;
    private final WhoActs who;
    private final Clock clock;

    NoticePages(
            Notices notices,
            Accounts accounts,
            HelpDesk residents,
            List<PeopleWaiting> people,
            List<PersonalCount> counts,
            WhoActs who,
            Clock clock) {
        this.notices = notices;
        this.accounts = accounts;
        this.residents = residents;
        this.people = List.copyOf(people);
        this.counts = List.copyOf(counts);
        this.who = who;
        this.clock = clock;
    }

    @GetMapping("/notices")
    String list(
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String todo,
            Hat hat,
            HttpServletRequest request,
            Model model) {
        var all = notices.list(hat.account(), new AddressParameter("page", page).page());
        model.addAttribute("waiting", notices.waiting(hat, new AddressParameter("todo", todo).page()));
        model.addAttribute("residents", residents.waiting(hat.role(), hat.region()));
        model.addAttribute("people", waiting(hat, request));
        model.addAttribute("unread", notices.unread(hat.account()));
        model.addAttribute("all", all);
        model.addAttribute("days", NoticeDay.of(all.rows(), clock.getZone()));
        model.addAttribute("others", others(hat));
        return "notices/list";
    }

    /** Kind by kind. */
    private List<WaitingGroup> waiting(Hat hat, HttpServletRequest request) {
        var own = who.acting(request).stream()
                .flatMap(acting -> counts.stream()
                        .flatMap(each -> each.toDo(hat.role()).stream()
                                .map(href -> new WaitingGroup(each.name(), href, acting.count(each.name())))));
        var ofOthers = people.stream().map(each -> new WaitingGroup(each.what(), each.path(), each.count(hat)));
        return Stream.concat(ofOthers, own)
                .filter(group -> group.count() > 0)
                .sorted(Comparator.comparing(WaitingGroup::what))
                .toList();
    }

    /** The hats under which something may have been told, without the one that is worn. */
    private Map<GrantId, Hat> others(Hat worn) {
        return accounts.hats(worn.account()).stream()
                .filter(hat -> !hat.grant().equals(worn.grant()))
                .collect(Collectors.toMap(Hat::grant, Function.identity()));
    }

    @GetMapping("/notices/{notice}")
    String open(@PathVariable long notice, Hat hat, Model model) {
        return switch (notices.open(notice, hat)) {
            case Notices.Destination.Page(var href) -> "redirect:" + href;
            case Notices.Destination.OtherHat(var other) -> {
                model.addAttribute("notice", notice);
                model.addAttribute("hat", other);
                yield "notices/other-hat";
            }
        };
    }

    @PostMapping("/notices/seen")
    String seen(Hat hat) {
        notices.seenAll(hat.account());
        return "redirect:/notices";
    }
}
