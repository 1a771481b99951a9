package org.redvest.dispatch.board;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.Where;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.regions.Regions;
import org.redvest.shifts.Shifts;
import org.redvest.web.AddressParameter;
import org.redvest.web.Live;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** 调度台: where a dispatcher works all day. */
@Controller
@For(Role.DISPATCHER)
class BoardPages {

    private final Board board;
    private final BoardReader reader;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Live live;

    BoardPages(Board board, BoardReader reader, Catalogue catalogue, Regions regions, Live live) {
        this.board = board;
        this.reader = reader;
        this.catalogue = catalogue;
        this.regions = regions;
        this.live = live;
    }

    @GetMapping("/board")
    String board(@RequestParam MultiValueMap<String, String> asked, Hat me, Model page) {
        var where = where(asked, me);
        var look = board.look(question(asked, where), page(asked), isNamed(asked));
        page.addAttribute("view", new BoardView(where, look.list(), isNamed(asked)));
        page.addAttribute("picture", look.picture());
        page.addAttribute("regions", regions);
        page.addAttribute(
                "noneChosen",
                AddressParameter.of(asked, "chosen")
                        .oneOf(List.of("none"), word -> word)
                        .isPresent());
        page.addAttribute(
                "days", board.firstDay().datesUntil(board.lastDay().plusDays(1)).toList());
        page.addAttribute(
                "categories",
                catalogue.categories().stream().map(Category::code).toList());
        return "dispatch/board";
    }

    /** The list and the heading, for the page that is open while they change. */
    @GetMapping("/board/list")
    String list(@RequestParam MultiValueMap<String, String> asked, Hat me, Model page) {
        var where = where(asked, me);
        var list = board.list(question(asked, where), page(asked), isNamed(asked));
        page.addAttribute("view", new BoardView(where, list, isNamed(asked)));
        page.addAttribute("regions", regions);
        return "dispatch/board-again";
    }

    @GetMapping(path = "/board/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(Hat hat) {
        return live.feed(Shifts.topic(hat.region()));
    }

    private Where where(MultiValueMap<String, String> asked, Hat me) {
        return Where.of("/board", Optional.ofNullable(asked.getFirst("region")), me, regions);
    }

    private BoardQuestion question(MultiValueMap<String, String> asked, Where where) {
        return reader.question(asked, where.region().code());
    }

    private static int page(MultiValueMap<String, String> asked) {
        return AddressParameter.of(asked, "page").page();
    }

    private static boolean isNamed(MultiValueMap<String, String> asked) {
        return !AddressParameter.of(asked, "tab").isEmpty();
    }
}
