package org.redvest.bulletins.pages;

import java.util.Map;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.bulletins.BulletinId;
import org.redvest.bulletins.Bulletins;
import org.redvest.reports.FigureRows;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rows behind a bulletin's figures, at the moment of the bulletin. */
@Controller
@For({Role.DISPATCHER, Role.SECRETARY})
class BulletinRowPages {

    private static final String ROWS = "/rows";

    private final Bulletins bulletins;
    private final FigureRows rows;

    BulletinRowPages(Bulletins bulletins, FigureRows rows) {
        this.bulletins = bulletins;
        this.rows = rows;
    }

    @GetMapping(BulletinPages.DRAFT + ROWS + "/{metric}")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView ofDraft(@PathVariable String metric, @RequestParam Map<String, String> typed, Hat hat) {
        return rows.page(BulletinPages.DRAFT + ROWS, metric, typed, hat);
    }

    @GetMapping(BulletinPages.DRAFT + ROWS + "/{metric}.csv")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ResponseEntity<byte[]> fileOfDraft(
            @PathVariable String metric,
            @RequestParam Map<String, String> typed,
            Hat hat,
            @RequestParam(defaultValue = "") String lang) {
        return rows.file(BulletinPages.DRAFT + ROWS, metric, typed, hat, lang);
    }

    @GetMapping(BulletinPages.ONE + ROWS + "/{metric}")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView ofFrozen(
            @PathVariable long bulletin,
            @PathVariable String metric,
            @RequestParam Map<String, String> typed,
            Hat hat) {
        return rows.page(base(bulletin), metric, typed, hat);
    }

    @GetMapping(BulletinPages.ONE + ROWS + "/{metric}.csv")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ResponseEntity<byte[]> fileOfFrozen(
            @PathVariable long bulletin,
            @PathVariable String metric,
            @RequestParam Map<String, String> typed,
            Hat hat,
            @RequestParam(defaultValue = "") String lang) {
        return rows.file(base(bulletin), metric, typed, hat, lang);
    }

    /** One that the reader may not see has no rows either. */
    private String base(long bulletin) {
        return bulletins.frozen(new BulletinId(bulletin)).id().path() + ROWS;
    }
}
