package org.redvest.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redvest.accounts.InvitationBatches.BatchMade;
import org.redvest.accounts.InvitationBatches.Linked;
import org.redvest.accounts.sheets.CountySlips;
import org.redvest.accounts.sheets.InvitationSheets;
import org.redvest.accounts.sheets.SheetWords;
import org.redvest.regions.Regions;
import org.redvest.web.Language;
import org.redvest.web.Problems;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an administrator invites the workers of many communities at once and prints their sheets. */
@Controller
@For(Role.ADMIN)
class BatchPages {

    private final InvitationBatches batches;
    private final Regions regions;
    private final Texts texts;

    BatchPages(InvitationBatches batches, Regions regions, Texts texts) {
        this.batches = batches;
        this.regions = regions;
        this.texts = texts;
    }

    @GetMapping("/invitations/batches")
    String form(@RequestParam Optional<String> region, Hat me, Model page) {
        var where = Where.of("/invitations/batches", region, me, regions);
        return form(NewBatch.empty(where.region().code()), Problems.NONE, where, me, page);
    }

    @PostMapping("/invitations/batches")
    String make(
            @RequestParam String region,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(defaultValue = "") String days,
            @RequestParam UUID request,
            @RequestParam(defaultValue = "") String sure,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var where = Where.of("/invitations/batches", Optional.of(region), me, regions);
        var form = new NewBatch(where.region().code().value(), only, days, request);
        if (form.isForAWholeCity() && sure.isEmpty() && form.problems().isEmpty()) {
            page.addAttribute("ask", true);
            return form(form, Problems.NONE, where, me, page);
        }
        return switch (batches.make(me, form)) {
            case BatchMade.Made(var batch) -> "redirect:/invitations/batches/" + batch.value();
            case BatchMade.Refused(var problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(form, problems, where, me, page);
            }
        };
    }

    @GetMapping("/invitations/batches/{batch}")
    String batch(@PathVariable long batch, Hat me, Model page) {
        page.addAttribute("batch", batches.find(me, new BatchId(batch)));
        page.addAttribute("regions", regions);
        return "accounts/batch";
    }

    /** A post, because it makes new links: the sheet is told once, as a single link is. */
    @PostMapping("/invitations/batches/{batch}/sheets")
    ResponseEntity<byte[]> draw(@PathVariable long batch, Hat me) {
        var linked = batches.link(me, new BatchId(batch));
        var file = new ByteArrayOutputStream();
        // Paper goes to the communities, whatever language its printer reads.
        var text = texts.in(Language.ZH);
        InvitationSheets.write(words(text), counties(linked, text), file);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("invitations-%d.pdf".formatted(batch))
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.toByteArray());
    }

    private static SheetWords words(Text text) {
        return new SheetWords(
                text.of("invitations.sheet.title"),
                text.of("invitations.sheet.lead"),
                text.of("invitations.sheet.place"),
                text.of("accounts.role"),
                text.of("invitations.sheet.code"),
                text.of("invitations.sheet.link"),
                text.of("invitations.holds"));
    }

    private List<CountySlips> counties(List<Linked> linked, Text text) {
        return linked.stream()
                .collect(Collectors.groupingBy(
                        each -> each.invitation().region().county(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(county -> new CountySlips(
                        regions.region(county.getKey()).name(),
                        county.getValue().stream().map(each -> slip(each, text)).toList()))
                .toList();
    }

    private CountySlips.Slip slip(Linked linked, Text text) {
        var invitation = linked.invitation();
        return new CountySlips.Slip(
                regions.path(invitation.region()),
                text.of(invitation.role().key()),
                InvitedPages.address(linked.secret()),
                text.local(invitation.endsAt()).toLocalDate().toString());
    }

    private String form(NewBatch form, Problems problems, Where where, Hat me, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("where", where);
        page.addAttribute("free", batches.free(me, where.region().code()).size());
        page.addAttribute("all", regions.communities(where.region().code()).size());
        page.addAttribute("latest", batches.latest(me, where.region().code()));
        page.addAttribute("regions", regions);
        return "accounts/batches";
    }
}
