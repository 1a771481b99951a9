package org.redvest.residents;

import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.redvest.web.QrDrawing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A community shows, prints, renews and switches off the code at its door. */
@Controller
@For(Role.COMMUNITY)
class HelpDoorPages {

    private static final String DOOR = "redirect:/residents/door";

    private final HelpDoors doors;
    private final Regions regions;
    private final java.time.Clock clock;

    HelpDoorPages(HelpDoors doors, Regions regions, java.time.Clock clock) {
        this.doors = doors;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping("/residents/door")
    String door(Hat hat, Model page) {
        show(hat, page);
        return "residents/door";
    }

    /** One sheet of A4 for the door. */
    @GetMapping("/residents/door/poster")
    String poster(Hat hat, Model page) {
        return show(hat, page) ? "residents/poster" : DOOR;
    }

    private boolean show(Hat hat, Model page) {
        var door = doors.find(hat);
        page.addAttribute("door", door);
        page.addAttribute("community", regions.path(hat.region()));
        page.addAttribute("now", clock.instant());
        page.addAttribute("address", door.map(HelpDoorPages::address));
        page.addAttribute("qr", door.map(HelpDoorPages::address).map(QrDrawing::of));
        return door.isPresent();
    }

    private static String address(HelpDoor door) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(door.path())
                .toUriString();
    }

    @PostMapping("/residents/door")
    String make(Hat hat) {
        doors.make(hat);
        return DOOR;
    }

    @PostMapping("/residents/door/renewal")
    String renew(@RequestParam(defaultValue = "") String code, Hat hat) {
        doors.renew(code, hat);
        return DOOR;
    }

    @PostMapping("/residents/door/pause")
    String pause(@RequestParam(defaultValue = "1") String days, Hat hat) {
        doors.close(
                Integer.parseInt(new AddressParameter("days", days).matching("1|3|7|30", "web.allowed.number")), hat);
        return DOOR;
    }

    @PostMapping("/residents/door/opening")
    String open(Hat hat) {
        doors.open(hat);
        return DOOR;
    }
}
