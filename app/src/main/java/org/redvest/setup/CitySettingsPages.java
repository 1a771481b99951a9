package org.redvest.setup;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.web.AddressParameter;
import org.redvest.web.NotFound;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** City settings (城市设置). For an administrator of less than the whole they do not exist. */
@Controller
@For(Role.ADMIN)
class CitySettingsPages {

    private final CitySettings settings;
    private final WholeCity whole;

    CitySettingsPages(CitySettings settings, WholeCity whole) {
        this.settings = settings;
        this.whole = whole;
    }

    @GetMapping("/settings")
    String form(@RequestParam(defaultValue = "") String changed, Hat me, Model page) {
        mustReach(me);
        page.addAttribute("changed", new AddressParameter("changed", changed).flag());
        return form(settings.shown(), Problems.NONE, page);
    }

    @PostMapping("/settings")
    String change(
            @RequestParam(defaultValue = "") String committee,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(required = false) @Nullable MultipartFile logo,
            @RequestParam(required = false) @Nullable String unmarked,
            Hat me,
            HttpServletResponse response,
            Model page) {
        mustReach(me);
        var sent = SentLogo.of(logo);
        var form = new NamesForm(committee, product, "");
        var problems = new ArrayList<>(sent.problems());
        if (problems.isEmpty()) {
            problems.addAll(settings.change(me, form, change(sent, unmarked != null)));
        } else {
            problems.addAll(form.nameProblems());
        }
        if (problems.isEmpty()) {
            return "redirect:/settings?changed=true";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("changed", false);
        return form(form, new Problems(problems), page);
    }

    private static CitySettings.LogoChange change(SentLogo sent, boolean unmarked) {
        return sent.logo()
                .<CitySettings.LogoChange>map(CitySettings.LogoChange.Drawn::new)
                .orElseGet(() -> unmarked ? new CitySettings.LogoChange.Removed() : new CitySettings.LogoChange.Kept());
    }

    private String form(NamesForm form, Problems problems, Model page) {
        page.addAttribute("names", form);
        page.addAttribute("problems", problems);
        page.addAttribute("hasLogo", settings.hasLogo());
        return "setup/settings";
    }

    private void mustReach(Hat me) {
        if (!whole.isReachedBy(me)) {
            throw new NoSuchSettings();
        }
    }

    private static final class NoSuchSettings extends NotFound {
        private static final long serialVersionUID = 1L;

        NoSuchSettings() {
            super("No such page");
        }
    }
}
