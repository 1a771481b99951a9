package org.redvest.volunteers.registration;

import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Person;
import org.redvest.accounts.SignedIn;
import org.redvest.accounts.WaitingRoom;
import org.redvest.regions.Regions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody who has registered sees who confirms, and since when it waits. */
@Controller
@SignedIn
class WaitingPages {

    static final String PATH = "/account/registration";

    private final RegistrationDesk desk;
    private final Regions regions;

    WaitingPages(RegistrationDesk desk, Regions regions) {
        this.desk = desk;
        this.regions = regions;
    }

    /** Who has not registered here has nothing to wait for. */
    @GetMapping(PATH)
    String waiting(Person me, Model page) {
        var own = desk.own(me.account());
        if (own.isEmpty()) {
            return "redirect:/account";
        }
        page.addAttribute("registration", own.get());
        page.addAttribute("name", me.name());
        page.addAttribute("community", regions.region(own.get().region()).name());
        return "volunteers/waiting";
    }

    /** A newcomer has no hat yet, and no other page. */
    @Configuration(proxyBeanMethods = false)
    static class Room {

        @Bean
        WaitingRoom registrations(RegistrationDesk desk) {
            return account -> path(desk, account);
        }

        private static Optional<String> path(RegistrationDesk desk, AccountId account) {
            return desk.own(account).map(_ -> PATH);
        }
    }
}
