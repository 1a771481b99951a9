package org.redvest.setup.divisions;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.Where;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.engine.Position;
import org.redvest.regions.CityDrawing;
import org.redvest.regions.Datum;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.setup.WholeCity;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.AddressParameter;
import org.redvest.web.Listing;
import org.redvest.web.PlainText;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Divisions (区划): those within an administrator's reach, and where each of them lies. */
@Controller
@For(Role.ADMIN)
class DivisionPages {

    private final Regions regions;
    private final Audit audit;
    private final WholeCity whole;
    private final Volunteers volunteers;
    private final TransactionOperations transactions;

    DivisionPages(
            Regions regions, Audit audit, WholeCity whole, Volunteers volunteers, TransactionOperations transactions) {
        this.regions = regions;
        this.audit = audit;
        this.whole = whole;
        this.volunteers = volunteers;
        this.transactions = transactions;
    }

    @GetMapping("/divisions")
    String list(
            @RequestParam Optional<String> region,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String estimated,
            @RequestParam(name = "page", defaultValue = "") String number,
            Hat me,
            Model page) {
        var where = Where.of("/divisions", region, me, regions);
        boolean onlyEstimated = new AddressParameter("estimated", estimated).flag();
        int asked = new AddressParameter("page", number).page();
        var words = new AddressParameter("search", search).words();
        var all = regions.search(PlainText.narrow(words), where.region().code());
        var found =
                all.stream().filter(each -> each.synthetic() || !onlyEstimated).toList();
        page.addAttribute("where", where.keeping("search", words, "estimated", onlyEstimated ? "true" : ""));
        page.addAttribute("divisions", part(found, asked));
        page.addAttribute("search", words);
        page.addAttribute("onlyEstimated", onlyEstimated);
        page.addAttribute("estimated", all.stream().filter(Region::synthetic).count());
        page.addAttribute("regions", regions);
        page.addAttribute("settings", whole.isReachedBy(me));
        page.addAttribute("list", where.list("search", words, "estimated", onlyEstimated ? "true" : ""));
        return "setup/divisions/list";
    }

    private static Listing<Region> part(List<Region> all, int page) {
        int first = (int) Math.min(all.size(), Listing.offset(page));
        return new Listing<>(all.subList(first, Math.min(all.size(), first + Listing.LENGTH)), page, all.size());
    }

    /** A click on the map comes as the name of the picture and a point in it; both pictures are drawn in their own width. */
    @GetMapping("/divisions/{code}")
    String division(@PathVariable String code, @RequestParam Map<String, String> asked, Hat me, Model page) {
        var region = reached(code, me);
        var clicked = clicked(asked, region);
        return page(region, TypedCentre.of(clicked.orElse(region.centre())), clicked.isPresent(), Problems.NONE, page);
    }

    @PostMapping("/divisions/{code}/centre")
    String setCentre(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String lat,
            @RequestParam(defaultValue = "") String lon,
            @RequestParam(defaultValue = "") String datum,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var region = reached(code, me);
        var typed = new TypedCentre(lat, lon, datum);
        var problems = new Problems(typed.problems());
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(region, typed, false, problems, page);
        }
        transactions.executeWithoutResult(_ -> {
            regions.setCentre(region.code(), typed.position());
            volunteers.follow(region.code(), region.centre(), typed.position());
            audit.record(
                    AuditedAct.CENTRE_SET,
                    me.actor(),
                    region.code(),
                    AuditSubject.named(regions.fullPath(region.code())));
        });
        return "redirect:/divisions/" + region.code();
    }

    @GetMapping(path = "/divisions/{code}/map", produces = "image/svg+xml")
    @ResponseBody
    String map(@PathVariable String code, Hat me) {
        var region = reached(code, me);
        return CountyPicture.of(drawing(region), region, regions);
    }

    private String page(Region region, TypedCentre typed, boolean clicked, Problems problems, Model page) {
        page.addAttribute("region", region);
        page.addAttribute("typed", typed);
        page.addAttribute("clicked", clicked);
        page.addAttribute("problems", problems);
        page.addAttribute("drawing", drawing(region));
        page.addAttribute(
                "merged",
                regions.mergedInto(region.code()).stream().map(Region::name).collect(Collectors.joining("、")));
        page.addAttribute("datums", List.of(Datum.values()));
        page.addAttribute("regions", regions);
        return "setup/divisions/division";
    }

    private Optional<Position> clicked(Map<String, String> asked, Region region) {
        var drawing = drawing(region);
        return drawing.isEmpty()
                ? Optional.empty()
                : CountyPicture.WIDTHS.stream()
                        .flatMap(width -> point(asked, width, drawing).stream())
                        .findFirst();
    }

    private static Optional<Position> point(Map<String, String> asked, int width, CityDrawing drawing) {
        var x = asked.getOrDefault("at" + width + ".x", "");
        var y = asked.getOrDefault("at" + width + ".y", "");
        double scale = (double) drawing.width() / width;
        return x.matches("[0-9]{1,4}") && y.matches("[0-9]{1,4}")
                ? Optional.of(drawing.at(Integer.parseInt(x) * scale, Integer.parseInt(y) * scale))
                : Optional.empty();
    }

    private CityDrawing drawing(Region region) {
        return region.code().value().length() < 6
                ? CityDrawing.of(List.of())
                : CityDrawing.of(
                        regions.outline(region.code().county()).stream().toList());
    }

    private Region reached(String code, Hat me) {
        return Optional.of(code)
                .filter(RegionCode::isWellFormed)
                .map(RegionCode::new)
                .filter(me.region()::contains)
                .flatMap(regions::find)
                .filter(region -> regions.successor(region.code()).isEmpty())
                .orElseThrow(NoSuchDivision::new);
    }
}
