package org.redvest.channels;

import java.time.Clock;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where an administrator of the city sees how people hear of what concerns them, and how each channel does. */
@Controller
@For(Role.ADMIN)
class ChannelPages {

    private final Channels channels;
    private final Clock clock;

    ChannelPages(Channels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    @GetMapping("/channels")
    String overview(Hat hat, Model page) {
        page.addAttribute("reports", channels.reports(hat));
        page.addAttribute("reach", channels.reach(hat));
        page.addAttribute("now", clock.instant());
        return "channels/overview";
    }
}
