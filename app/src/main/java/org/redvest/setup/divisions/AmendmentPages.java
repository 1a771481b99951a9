package org.redvest.setup.divisions;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.Amendment;
import org.redvest.regions.BadFile;
import org.redvest.regions.CityDrawing;
import org.redvest.regions.Datum;
import org.redvest.regions.DivisionsUpload;
import org.redvest.web.PlainText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Amendments of the divisions by file (用文件更改区划). */
@Controller
@For(Role.ADMIN)
class AmendmentPages {

    private static final int LONGEST_NAME = 100;

    private final DivisionAmendments amendments;

    AmendmentPages(DivisionAmendments amendments) {
        this.amendments = amendments;
    }

    @GetMapping("/amendments")
    String list(Model page) {
        return list("", Optional.empty(), "", page);
    }

    @PostMapping("/amendments")
    String send(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String datum,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var problem = problem(file, datum);
        if (file == null || !problem.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(datum, Optional.empty(), problem, page);
        }
        try {
            return "redirect:/amendments/" + amendments.send(me, new DivisionsUpload(name(file), bytes(file), datum));
        } catch (BadFile bad) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(datum, Optional.of(bad), "", page);
        }
    }

    /** Returns the key of the words that say why the file is not even read; empty where it is. */
    private static String problem(@Nullable MultipartFile file, String datum) {
        if (file == null || file.isEmpty()) {
            return "setup.amendments.missing";
        }
        if (file.getSize() > DivisionsUpload.MOST_BYTES) {
            return "setup.amendments.too-large";
        }
        return Datum.named(datum).isEmpty() ? "setup.divisions.datum.missing" : "";
    }

    @GetMapping("/amendments/{number}")
    String show(@PathVariable long number, Hat me, Model page) {
        return show(number, me, "", page);
    }

    @PostMapping("/amendments/{number}/application")
    String apply(@PathVariable long number, Hat me, HttpServletResponse response, Model page) {
        return answer(number, amendments.apply(me, number), me, response, page);
    }

    @PostMapping("/amendments/{number}/withdrawal")
    String takeBack(@PathVariable long number, Hat me, HttpServletResponse response, Model page) {
        return answer(number, amendments.takeBack(me, number), me, response, page);
    }

    private String answer(long number, AmendmentResult result, Hat me, HttpServletResponse response, Model page) {
        return switch (result) {
            case AmendmentResult.Done _, AmendmentResult.DoneBefore _ -> "redirect:/amendments/" + number;
            case AmendmentResult.InUse _ -> refused(number, me, "setup.amendments.in-use", response, page);
            case AmendmentResult.Mixed _ -> refused(number, me, "setup.amendments.mixed", response, page);
            case AmendmentResult.NotTheLast _ -> refused(number, me, "setup.amendments.not-the-last", response, page);
            case AmendmentResult.OutOfReach _ -> refused(number, me, "setup.amendments.out-of-reach", response, page);
        };
    }

    private String refused(long number, Hat me, String said, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(number, me, said, page);
    }

    private String show(long number, Hat me, String said, Model page) {
        var sent = amendments.sent(number);
        page.addAttribute("sent", sent);
        page.addAttribute("said", said);
        if (sent.appliedAt().isEmpty()) {
            var amendment = amendments.preview(sent);
            page.addAttribute("amendment", amendment);
            page.addAttribute("beyond", amendments.beyond(amendment, me));
            page.addAttribute("mergers", amendments.mergers(amendment));
            page.addAttribute(
                    "drawing",
                    CityDrawing.of(amendment.outlines().stream()
                            .map(Amendment.OutlineChange::after)
                            .toList()));
        }
        return sent.appliedAt().isEmpty() ? "setup/divisions/preview" : "setup/divisions/applied";
    }

    private String list(String datum, Optional<BadFile> bad, String problem, Model page) {
        page.addAttribute("datum", datum);
        page.addAttribute("datums", List.of(Datum.values()));
        page.addAttribute("bad", bad);
        page.addAttribute("problem", problem);
        page.addAttribute("amendments", amendments.list());
        return "setup/divisions/amendments";
    }

    private static String name(MultipartFile file) {
        var typed = PlainText.line(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        return typed.isEmpty() ? "divisions.csv" : typed.substring(0, Math.min(typed.length(), LONGEST_NAME));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
