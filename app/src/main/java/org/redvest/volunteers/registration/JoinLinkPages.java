package org.redvest.volunteers.registration;

import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.QrDrawing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** 注册二维码: shown, printed as a poster, renewed and switched off by those who work for the community or administer it. */
@Controller
@For({Role.COMMUNITY, Role.ADMIN})
class JoinLinkPages {

    private final JoinLinks links;
    private final Regions regions;

    JoinLinkPages(JoinLinks links, Regions regions) {
        this.links = links;
        this.regions = regions;
    }

    @GetMapping("/join-codes/{region}")
    String code(@PathVariable String region, Hat hat, Model page) {
        var community = community(region, hat);
        page.addAttribute("community", community);
        page.addAttribute("link", links.live(community.code()));
        links.live(community.code()).ifPresent(link -> drawn(link, page));
        return "volunteers/join-code";
    }

    /** One sheet of A4 for the wall. */
    @GetMapping("/join-codes/{region}/poster")
    String poster(@PathVariable String region, Hat hat, Model page) {
        var community = community(region, hat);
        page.addAttribute("community", community);
        drawn(links.live(community.code()).orElseThrow(NoSuchRegistration::new), page);
        return "volunteers/join-poster";
    }

    @PostMapping("/join-codes/{region}")
    String make(@PathVariable String region, Hat hat) {
        var community = community(region, hat);
        links.make(community.code(), hat);
        return to(community);
    }

    /** @param code the one that the button stood beside: pressed twice, it is renewed once */
    @PostMapping("/join-codes/{region}/{code}/renewal")
    String renew(@PathVariable String region, @PathVariable String code, Hat hat) {
        var community = community(region, hat);
        links.renew(code, community.code(), hat);
        return to(community);
    }

    @PostMapping("/join-codes/{region}/{code}/end")
    String end(@PathVariable String region, @PathVariable String code, Hat hat) {
        var community = community(region, hat);
        links.switchOff(code, community.code(), hat);
        return to(community);
    }

    private Region community(String region, Hat hat) {
        if (!RegionCode.isWellFormed(region)) {
            throw new NoSuchRegistration();
        }
        var code = new RegionCode(region);
        links.mustReach(code, hat);
        return regions.region(code);
    }

    private static void drawn(JoinLink link, Model page) {
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(link.path())
                .build()
                .toUriString();
        page.addAttribute("address", address);
        page.addAttribute("qr", QrDrawing.of(address));
    }

    private static String to(Region community) {
        return "redirect:/join-codes/" + community.code().value();
    }
}
