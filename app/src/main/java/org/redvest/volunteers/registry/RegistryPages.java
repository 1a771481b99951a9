package org.redvest.volunteers.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.Where;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Skill;
import org.redvest.regions.Regions;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.web.AddressParameter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 志愿者名册: where staff find a volunteer of their region. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.ADMIN})
class RegistryPages {

    private final Registry registry;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Clock clock;

    RegistryPages(Registry registry, Catalogue catalogue, Regions regions, Clock clock) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping("/volunteers")
    String list(
            @RequestParam Optional<String> region,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String skill,
            @RequestParam(defaultValue = "") String ending,
            @RequestParam(name = "page", defaultValue = "") String number,
            Hat me,
            Model page) {
        var where = Where.of("/volunteers", region, me, regions);
        var words = new AddressParameter("search", search).words();
        var chosen = new AddressParameter("skill", skill).oneOf(catalogue.everySkill(), Skill::code);
        boolean soon = new AddressParameter("ending", ending).flag();
        var question = new RegistryQuestion(
                where.region().code(),
                words,
                new AddressParameter("status", status).oneOf(List.of(VolunteerStatus.values()), VolunteerStatus::word),
                chosen.map(Skill::code),
                Optional.of(LocalDate.now(clock)).filter(_ -> soon));
        page.addAttribute("where", where.keeping("search", words, "status", status, "skill", skill, "ending", ending));
        page.addAttribute("search", words);
        page.addAttribute("status", status);
        page.addAttribute("statuses", VolunteerStatus.values());
        page.addAttribute("ending", soon);
        page.addAttribute("skill", skill);
        page.addAttribute("skills", catalogue.everySkill());
        page.addAttribute("list", where.list("search", words, "status", status, "skill", skill, "ending", ending));
        page.addAttribute("volunteers", registry.list(question, new AddressParameter("page", number).page()));
        page.addAttribute("regions", regions);
        page.addAttribute("mayMerge", me.role() == Role.ADMIN);
        return "volunteers/registry";
    }
}
