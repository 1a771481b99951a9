package org.redvest.hours.proving;

import org.redvest.accounts.For;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.hours.Ledger;
import org.redvest.web.AddressParameter;
import org.redvest.web.Listing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What came out each night when the whole ledger was computed again. Counts only, so every administrator may read it. */
@Controller
class LedgerAuditPages {

    private final Ledger ledger;

    LedgerAuditPages(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/ledger/audits")
    @For(Role.ADMIN)
    String audits(@RequestParam(defaultValue = "") String page, Model model) {
        var number = new AddressParameter("page", page).page();
        model.addAttribute(
                "list",
                Scopes.within(
                        Scope.SYSTEM,
                        () -> new Listing<>(
                                ledger.audits(Listing.offset(number), Listing.LENGTH), number, ledger.countAudits())));
        return "hours/audits";
    }
}
