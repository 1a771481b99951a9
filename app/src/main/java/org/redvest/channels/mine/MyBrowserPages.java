package org.redvest.channels.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.channels.push.MyBrowsers;
import org.redvest.channels.push.MyBrowsers.BrowserReport;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One's own browsers that may show messages: a script fills the form in, for only the browser knows what stands in it. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.LEADER, Role.VOLUNTEER, Role.SECRETARY, Role.ADMIN})
class MyBrowserPages {

    private final MyBrowsers browsers;
    private final MyChannelPages page;

    MyBrowserPages(MyBrowsers browsers, MyChannelPages page) {
        this.browsers = browsers;
        this.page = page;
    }

    @PostMapping("/account/channels/browsers")
    String subscribe(
            @RequestParam(defaultValue = "") String endpoint,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String secret,
            @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
            Hat hat,
            HttpServletResponse response,
            Model model) {
        if (browsers.subscribe(hat, new BrowserReport(endpoint, key, secret, agent))) {
            return "redirect:/account/channels?saved=true";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var problems = new Problems(List.of(new Problem("browser", "channels.problem.browser")));
        return page.mine(hat, problems, Optional.empty(), model);
    }

    /** For the script alone: the key that the browser should have, or nothing where it is not this person's any more. */
    @PostMapping(path = "/account/channels/browsers/presence", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String present(
            @RequestParam(defaultValue = "") String endpoint,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String before,
            @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
            Hat hat) {
        return browsers.present(hat, new BrowserReport(endpoint, key, secret, agent), before)
                .orElse("");
    }

    @PostMapping("/account/channels/browsers/{browser}/removal")
    String remove(@PathVariable long browser, Hat hat) {
        browsers.remove(hat, browser);
        return "redirect:/account/channels?saved=true";
    }

    /** The answer to the post itself says what happened: it is of this moment, and kept nowhere. */
    @PostMapping("/account/channels/browsers/test")
    String test(Hat hat, Model model) {
        return page.mine(hat, Problems.NONE, Optional.of(browsers.test(hat)), model);
    }
}
