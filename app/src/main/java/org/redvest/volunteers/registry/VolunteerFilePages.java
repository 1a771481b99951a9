package org.redvest.volunteers.registry;

import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One volunteer, as staff of the region see them. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.ADMIN})
class VolunteerFilePages {

    private final VolunteerFiles files;
    private final Regions regions;

    VolunteerFilePages(VolunteerFiles files, Regions regions) {
        this.files = files;
        this.regions = regions;
    }

    @GetMapping("/volunteers/{number}")
    String file(@PathVariable String number, Model page) {
        return show(files.file(number), page);
    }

    /** The answer to the post itself shows the number: no address leads to it. */
    @PostMapping("/volunteers/{number}/telephone")
    String telephone(@PathVariable String number, Hat me, Model page) {
        return show(files.withPhone(number, me), page);
    }

    private String show(VolunteerFile file, Model page) {
        page.addAttribute("file", file);
        page.addAttribute("regions", regions);
        return "volunteers/file";
    }
}
