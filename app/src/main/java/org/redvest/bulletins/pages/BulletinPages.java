package org.redvest.bulletins.pages;

import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.bulletins.BulletinId;
import org.redvest.bulletins.BulletinWords;
import org.redvest.bulletins.Bulletins;
import org.redvest.bulletins.FreezeResult;
import org.redvest.regions.Level;
import org.redvest.regions.Region;
import org.redvest.regions.Regions;
import org.redvest.reports.CountyMaps;
import org.redvest.reports.FigureRequest;
import org.redvest.reports.FigureRows;
import org.redvest.reports.Question;
import org.redvest.web.AddressParameter;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Bulletins: those that were issued, a draft of what is chosen, and one that is frozen. */
@Controller
class BulletinPages {

    static final String ALL = "/bulletins";
    static final String DRAFT = ALL + "/draft";
    static final String ONE = ALL + "/{bulletin}";
    private static final FreeText TITLE = FreeText.open(2, 60);

    private final Bulletins bulletins;
    private final FigureRows rows;
    private final CountyMaps maps;
    private final Regions regions;
    private final Clock clock;

    BulletinPages(Bulletins bulletins, FigureRows rows, CountyMaps maps, Regions regions, Clock clock) {
        this.bulletins = bulletins;
        this.rows = rows;
        this.maps = maps;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping(ALL)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView list(@RequestParam(name = "page", defaultValue = "1") String number, Hat hat) {
        var month = YearMonth.now(clock).minusMonths(1);
        return new ModelAndView(
                "bulletins/list",
                Map.of(
                        "listed", bulletins.list(new AddressParameter("page", number).page()),
                        "places", places(hat),
                        "from", month.atDay(1),
                        "to", month.atEndOfMonth(),
                        "regions", regions));
    }

    @GetMapping(DRAFT)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView draft(@RequestParam MultiValueMap<String, String> typed, Hat hat) {
        var asked = asked(typed, hat);
        return draft(asked, hat, "", "", asked.problems());
    }

    /** Freezes what the page showed: its moment comes along. */
    @PostMapping(ALL + "/issue")
    @For(Role.DISPATCHER)
    ModelAndView freeze(@RequestParam MultiValueMap<String, String> typed, Hat hat) {
        var asked = asked(typed, hat);
        var form = AddressParameter.of(typed, "request").uuid().orElseGet(UUID::randomUUID);
        var title = PlainText.line(AddressParameter.of(typed, "heading").value());
        var wrong = asked.problems().any()
                ? asked.problems()
                : new Problems(TITLE.problems(
                        "heading", "web.typed.missing", title, typed.containsKey(FreeText.NOTHING_PRIVATE)));
        if (wrong.any()) {
            return draft(asked, hat, title, form.toString(), wrong);
        }
        return switch (bulletins.freeze(title, question(asked, hat), form, hat)) {
            case FreezeResult.Frozen(var id) -> new ModelAndView("redirect:" + id.path());
            case FreezeResult.TooFewPeople(var least) ->
                draft(
                        asked,
                        hat,
                        title,
                        form.toString(),
                        new Problems(List.of(new Problem("heading", "bulletins.problem.too-few", least))));
        };
    }

    private ModelAndView draft(FigureRequest asked, Hat hat, String title, String form, Problems problems) {
        var question = question(asked, hat);
        var content = bulletins.draft(question, hat);
        var page = new ModelAndView("bulletins/draft");
        page.addObject(
                "view", BulletinView.of(content, DRAFT, question, text -> BulletinWords.of(text, content), maps.map()));
        page.addObject("choices", bulletins.choices(question));
        page.addObject("places", places(hat));
        page.addObject("typed", asked.typed());
        page.addObject("title", title);
        page.addObject("form", form);
        page.addObject("problems", problems);
        page.addObject("own", hat.role() == Role.DISPATCHER);
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    @GetMapping(ONE)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView one(@PathVariable long bulletin) {
        var frozen = bulletins.frozen(new BulletinId(bulletin));
        var view = BulletinView.of(
                frozen.content(),
                frozen.id().path(),
                Bulletins.question(frozen),
                text -> BulletinWords.of(text, frozen),
                maps.map());
        return new ModelAndView(
                "bulletins/one",
                Map.of(
                        "bulletin",
                        frozen,
                        "view",
                        view,
                        "correction",
                        bulletins.correction(frozen),
                        "sound",
                        frozen.file().fault().isEmpty()));
    }

    /** The key that signs, for everybody who holds a bulletin. */
    @GetMapping("/published/bulletin-key")
    ModelAndView key() {
        return new ModelAndView("bulletins/key", Map.of("fingerprint", bulletins.fingerprint()));
    }

    /** Ticked boxes come one by one, in a link they stand in one. */
    private FigureRequest asked(MultiValueMap<String, String> typed, Hat hat) {
        var single = new HashMap<>(typed.toSingleValueMap());
        single.put("programmes", String.join(",", typed.getOrDefault("programmes", List.of())));
        return rows.within(DRAFT, hat, single);
    }

    /** Of all that one answers for, where no place below it was chosen. */
    private static Question question(FigureRequest asked, Hat hat) {
        var question = asked.question();
        return question.region().isPresent() ? question : question.in(hat.region());
    }

    /** One's own region, and the counties in it. */
    private List<Region> places(Hat hat) {
        var own = regions.region(hat.region());
        return hat.region().level().compareTo(Level.COUNTY) >= 0
                ? List.of(own)
                : Stream.concat(
                                Stream.of(own),
                                regions.counties().stream()
                                        .filter(county -> hat.region().contains(county.code())))
                        .toList();
    }
}
