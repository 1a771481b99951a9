package org.redvest.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.redvest.audit.AuditedAct;
import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an administrator reads what was done in the region: by whom, to whom, and when. */
@Controller
@For(Role.ADMIN)
class AuditPages {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);

    private final AuditLog log;
    private final Regions regions;

    AuditPages(AuditLog log, Regions regions) {
        this.log = log;
        this.regions = regions;
    }

    @GetMapping("/audit")
    String entries(
            @RequestParam Optional<String> region,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(name = "page", defaultValue = "") String number,
            Hat me,
            Model page) {
        var where = Where.of("/audit", region, me, regions);
        var filter = new AuditLog.Filter(
                new AddressParameter("act", act).oneOf(List.of(AuditedAct.values()), AuditedAct::code),
                new AddressParameter("who", who).words(),
                new AddressParameter("day", day).day(FIRST_DAY, LAST_DAY));
        page.addAttribute("where", where.keeping("act", act, "who", who, "day", day));
        page.addAttribute("act", act);
        page.addAttribute("who", who);
        page.addAttribute("day", filter.day().map(LocalDate::toString).orElse(""));
        page.addAttribute("acts", AuditedAct.values());
        page.addAttribute(
                "log", log.read(me, where.region().code(), filter, new AddressParameter("page", number).page()));
        page.addAttribute("list", where.list("act", act, "who", who, "day", day));
        return "accounts/audit";
    }
}
