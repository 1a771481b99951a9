package org.redvest.dispatch.invitations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A volunteer sees how often they were invited, and says how often a week they want to be. */
@Controller
@For({Role.VOLUNTEER, Role.LEADER})
class MyInvitationPages {

    private final AskFactStore facts;
    private final CallChoiceStore calls;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MyInvitationPages(AskFactStore facts, CallChoiceStore calls, TransactionTemplate transactions, Clock clock) {
        this.facts = facts;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/openings/invitations")
    String page(Hat hat, Model page) {
        transactions.executeWithoutResult(_ -> page.addAttribute("view", view(hat, false)));
        return "dispatch/my-invitations";
    }

    /** What is no number of the list changes nothing. */
    @PostMapping("/openings/invitations")
    String choose(@RequestParam(defaultValue = "") String most, Hat hat, Model page) {
        boolean known = most.matches("[0-" + MyInvitations.MOST + "]");
        transactions.executeWithoutResult(_ -> {
            if (known) {
                facts.choose(VolunteerId.of(hat.account()), Integer.parseInt(most), clock.instant());
            }
            page.addAttribute("view", view(hat, known));
        });
        return "dispatch/my-invitations";
    }

    /** Whether the committee may call; what is neither yes nor no changes nothing. */
    @PostMapping("/openings/calls")
    String mayCall(@RequestParam(name = "calls", defaultValue = "") String may, Hat hat, Model page) {
        var me = VolunteerId.of(hat.account());
        transactions.executeWithoutResult(_ -> {
            switch (may) {
                case "yes" -> calls.again(me);
                case "no" -> calls.never(me, clock.instant());
                default -> {}
            }
            page.addAttribute("view", view(hat, true));
        });
        return "dispatch/my-invitations";
    }

    private MyInvitations view(Hat hat, boolean saved) {
        var me = VolunteerId.of(hat.account());
        var only = List.of(me);
        return new MyInvitations(
                facts.mostAWeek(only).getOrDefault(me, AskJudge.USUAL_MOST_A_WEEK),
                facts.askedSince(only, clock.instant().minus(AskJudge.WEEK)).getOrDefault(me, 0),
                facts.askedSince(only, Instant.EPOCH).getOrDefault(me, 0),
                !calls.unwilling(only).isEmpty(),
                saved);
    }
}
