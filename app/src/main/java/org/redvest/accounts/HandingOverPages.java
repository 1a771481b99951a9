package org.redvest.accounts;

import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.redvest.web.Queries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an administrator lets a person who leaves hand over to a colleague. */
@Controller
@For(Role.ADMIN)
class HandingOverPages {

    private final HandingOver handing;
    private final Administration administration;
    private final Regions regions;

    HandingOverPages(HandingOver handing, Administration administration, Regions regions) {
        this.handing = handing;
        this.administration = administration;
        this.regions = regions;
    }

    @GetMapping("/accounts/{account}/handover")
    String choose(
            @PathVariable long account,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(name = "page", defaultValue = "") String number,
            Hat me,
            Model page) {
        var person = administration.member(me, new AccountId(account));
        var words = new AddressParameter("search", search).words();
        page.addAttribute("person", person);
        page.addAttribute("hats", handing.of(me, person));
        page.addAttribute("search", words);
        page.addAttribute("list", Queries.with("/accounts/%d/handover".formatted(account), "search", words));
        page.addAttribute(
                "colleagues",
                administration.members(me, me.region(), words, new AddressParameter("page", number).page()));
        page.addAttribute("regions", regions);
        return "accounts/handover";
    }

    @PostMapping("/accounts/{account}/handover")
    String handOver(@PathVariable long account, @RequestParam long to, Hat me) {
        handing.handOver(me, new AccountId(account), new AccountId(to));
        return "redirect:/accounts/" + account;
    }
}
