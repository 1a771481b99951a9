package org.redvest.channels.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.channels.Channel;
import org.redvest.channels.NoSuchChannelPage;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own ids in WeCom and DingTalk. A field is named after its channel, for both stand on one page. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.LEADER, Role.VOLUNTEER, Role.SECRETARY, Role.ADMIN})
class MyMemberPages {

    private final MyMemberIds members;
    private final MyChannelPages page;

    MyMemberPages(MyMemberIds members, MyChannelPages page) {
        this.members = members;
        this.page = page;
    }

    @PostMapping("/account/channels/members/{channel}")
    String ask(
            @PathVariable("channel") String code,
            @RequestParam Map<String, String> typed,
            Hat hat,
            HttpServletResponse response,
            Model model) {
        var member = typed.getOrDefault(code, "");
        return shown(members.ask(hat, channel(code), member), code, member, hat, response, model);
    }

    @PostMapping("/account/channels/members/{channel}/code")
    String confirm(
            @PathVariable("channel") String code,
            @RequestParam Map<String, String> typed,
            Hat hat,
            HttpServletResponse response,
            Model model) {
        var digits = typed.getOrDefault(code + "Code", "");
        return shown(members.confirm(hat, channel(code), digits), code + "Code", digits, hat, response, model);
    }

    private String shown(
            Problems problems, String field, String typed, Hat hat, HttpServletResponse response, Model model) {
        if (!problems.any()) {
            return "redirect:/account/channels#ways";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("typed", Map.of(field, typed));
        return page.mine(hat, problems, model);
    }

    private static Channel channel(String code) {
        return Channel.OF_MEMBERS.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(NoSuchChannelPage::new);
    }
}
