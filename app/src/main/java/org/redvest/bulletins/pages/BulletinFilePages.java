package org.redvest.bulletins.pages;

import org.redvest.accounts.For;
import org.redvest.accounts.Role;
import org.redvest.bulletins.BulletinId;
import org.redvest.bulletins.Bulletins;
import org.redvest.bulletins.FrozenBulletin;
import org.redvest.bulletins.files.BulletinPaper;
import org.redvest.bulletins.files.BulletinWorkbook;
import org.redvest.reports.CountyMaps;
import org.redvest.web.Language;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A frozen bulletin as a file: with its proof, on paper, for a spreadsheet. */
@Controller
@For({Role.DISPATCHER, Role.SECRETARY})
class BulletinFilePages {

    private final Bulletins bulletins;
    private final CountyMaps maps;
    private final Texts texts;

    BulletinFilePages(Bulletins bulletins, CountyMaps maps, Texts texts) {
        this.bulletins = bulletins;
        this.maps = maps;
        this.texts = texts;
    }

    @GetMapping(BulletinPages.ONE + "/signed")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ResponseEntity<byte[]> signed(@PathVariable long bulletin) {
        var frozen = bulletins.frozen(new BulletinId(bulletin));
        return file(
                frozen, "json", "application/json;charset=UTF-8", frozen.file().bytes());
    }

    @GetMapping(BulletinPages.ONE + "/pdf")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ResponseEntity<byte[]> pdf(@PathVariable long bulletin, @RequestParam(defaultValue = "") String lang) {
        var frozen = bulletins.frozen(new BulletinId(bulletin));
        return file(frozen, "pdf", "application/pdf", BulletinPaper.of(frozen, text(lang), maps.map()));
    }

    @GetMapping(BulletinPages.ONE + "/xlsx")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ResponseEntity<byte[]> xlsx(@PathVariable long bulletin, @RequestParam(defaultValue = "") String lang) {
        var frozen = bulletins.frozen(new BulletinId(bulletin));
        return file(
                frozen,
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                BulletinWorkbook.of(frozen, text(lang)));
    }

    /** @param lang {@code en}, as in the link; anything else is Chinese */
    private Text text(String lang) {
        return texts.in(lang.equals("en") ? Language.EN : Language.ZH);
    }

    private static ResponseEntity<byte[]> file(FrozenBulletin frozen, String ending, String type, byte[] content) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"redvest-bulletin-%s-%d-%02d.%s\""
                                .formatted(
                                        frozen.content().heading().region().value(),
                                        frozen.year(),
                                        frozen.number(),
                                        ending))
                .body(content);
    }
}
