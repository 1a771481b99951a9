package org.redvest.setup.divisions;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.BadFile;
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
        return list(Optional.empty(), false, page);
    }

    @PostMapping("/amendments")
    String send(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Hat me,
            HttpServletResponse response,
            Model page) {
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(Optional.empty(), true, page);
        }
        try {
            return "redirect:/amendments/" + amendments.send(me, name(file), bytes(file));
        } catch (BadFile bad) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(Optional.of(bad), false, page);
        }
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
        }
        return sent.appliedAt().isEmpty() ? "setup/divisions/preview" : "setup/divisions/applied";
    }

    private String list(Optional<BadFile> bad, boolean missing, Model page) {
        page.addAttribute("bad", bad);
        page.addAttribute("missing", missing);
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
