package org.redvest.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** What waits for me, then what happened, by day. */
@Controller
class NoticePages {

    private final Notices notices;
    private final Clock clock;

    NoticePages(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/notices")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.LEADER, Role.VOLUNTEER, Role.SECRETARY, Role.ADMIN})
    String list(Hat hat, Model page) {
        var all = notices.list(hat.account());
        var today = LocalDate.now(clock);
        page.addAttribute("waiting", notices.waiting(hat));
        page.addAttribute("unread", notices.unread(hat.account()));
        page.addAttribute("today", on(all, today, today));
        page.addAttribute("yesterday", on(all, today.minusDays(1), today.minusDays(1)));
        page.addAttribute("earlier", on(all, LocalDate.EPOCH, today.minusDays(2)));
        return "notices/list";
    }

    /** A clock that was moved back leaves notices of later days: they stand with today's. */
    private List<Notice> on(List<Notice> all, LocalDate from, LocalDate to) {
        var today = LocalDate.now(clock);
        return all.stream()
                .filter(notice -> {
                    var day = notice.at().atZone(clock.getZone()).toLocalDate();
                    var shown = day.isAfter(today) ? today : day;
                    return !shown.isBefore(from) && !shown.isAfter(to);
                })
                .toList();
    }

    @GetMapping("/notices/{notice}")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.LEADER, Role.VOLUNTEER, Role.SECRETARY, Role.ADMIN})
    RedirectView open(@PathVariable long notice, Hat hat) {
        return seeOther(notices.open(notice, hat.account()));
    }

    @PostMapping("/notices/seen")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.LEADER, Role.VOLUNTEER, Role.SECRETARY, Role.ADMIN})
    RedirectView seen(Hat hat) {
        notices.seenAll(hat.account());
        return seeOther("/notices");
    }

    private static RedirectView seeOther(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }
}
