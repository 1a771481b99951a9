package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scopes;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.HtmlUtils;

/** One thing that is wrong is said once, with the name of its field, and says what is allowed there. */
@RedvestTest
class OneFaultTest {

    private static final Pattern SAID = Pattern.compile("<li><a href=\"#([^\"]*)\">(.*?)</a></li>");

    /** One fault each: what is typed, and all that is said. */
    private static final Map<Map<String, String>, String> FAULTS = Map.ofEntries(
            Map.entry(Map.of("phone", "138😀0000 0000"), "联系人电话：电话里有“😀”，请删去，只写数字"),
            Map.entry(Map.of("phone", "13800000"), "联系人电话：手机号是 11 位，以 1 开头；座机带区号，如 010-12345678；现在 8 位数字"),
            Map.entry(Map.of("phone", "23800000000"), "联系人电话：手机号是 11 位，以 1 开头；座机带区号，如 010-12345678；现在 11 位数字"),
            Map.entry(Map.of("phone", " "), "联系人电话：请写 11 位的手机号，或带区号的座机，如 010-12345678"),
            Map.entry(Map.of("to", "09:00"), "到：开始和结束是同一个时间，请改其中一个；如果到第二天这个时间才结束，请在下面勾选"),
            Map.entry(Map.of("to", "08:00"), "到：结束早于开始，请改；如果到第二天才结束，请在下面勾选"),
            Map.entry(Map.of("date", "2026-02-20"), "日期：这个时间已经过了，请选以后的"),
            Map.entry(Map.of("date", "2026-02-30"), "日期：日期写成 2026-02-28 这样"),
            Map.entry(Map.of("from", "早上"), "从：钟点写成 08:30 这样"),
            Map.entry(Map.of("people", "0"), "人数：人数在 1 到 200 之间"),
            Map.entry(Map.of("people", "-1"), "人数：人数在 1 到 200 之间"),
            Map.entry(Map.of("people", "很多"), "人数：请用数字，如 3"),
            Map.entry(Map.of("people", ""), "人数：请填一个数"),
            Map.entry(Map.of("age", "12"), "最小年龄：年龄在 14 到 70 之间"),
            Map.entry(Map.of("title", "修"), "叫什么：至少 2 个字，现在 1 个"),
            Map.entry(Map.of("title", "电话 13912345678"), "叫什么：好像写了电话号码，请删去"),
            Map.entry(Map.of("what", "证件 430503199001011234"), "做什么：好像写了证件号，请删去"));

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    private Hat community;

    @BeforeEach
    void a_community() {
        community = people.hat(Role.COMMUNITY, "430503001001");
    }

    @Test
    void one_fault_in_an_order_is_said_once_and_names_its_field() throws Exception {
        for (var fault : FAULTS.entrySet()) {
            assertThat(said("/orders", form(fault.getKey())))
                    .as("%s", fault.getKey())
                    .containsExactly(fault.getValue());
        }
    }

    @Test
    void one_fault_in_a_change_is_said_once_and_names_its_field() throws Exception {
        var number = AnOrder.anOrder().at("2026-03-01T09:00", 120).forPeople(3).placed(orders, community);
        var reviewer = people.hat(Role.DISPATCHER, "430503");
        Scopes.run(reviewer.scope(), () -> orders.approve(number, 1, reviewer));
        var order = Scopes.within(community.scope(), () -> orders.order(number));
        var version = String.valueOf(order.version());
        Scopes.run(
                community.scope(),
                () -> activities.advance(
                        order.shifts().getFirst().id(),
                        ShiftState.DISPATCHING,
                        TrackEntry.byNobody(order.placed().at(), "attendance.track.begun")));

        for (var people : List.of("0", "201")) {
            assertThat(said(
                            "/orders/" + number + "/change",
                            form(Map.of("site", "home", "version", version, "people", people))))
                    .containsExactly("人数：人数在 1 到 200 之间");
        }
        assertThat(said(
                        "/orders/" + number + "/change",
                        form(Map.of("site", "home", "version", version, "people", "2"))))
                .containsExactly("人数：已经在派单，人数只能加，不能少于 3 人");
    }

    private List<String> said(String path, Map<String, String> form) throws Exception {
        var request = post(path).with(people.as(community));
        form.forEach(request::param);
        var to = mvc.perform(request).andReturn().getResponse().getRedirectedUrl();
        var page = mvc.perform(get(URI.create(Objects.requireNonNull(to))).with(people.as(community)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return SAID.matcher(page)
                .results()
                .map(found -> HtmlUtils.htmlUnescape(found.group(2)))
                .toList();
    }

    private Map<String, String> form(Map<String, String> changed) {
        var form = new HashMap<String, String>();
        form.putAll(Map.of(
                "request",
                UUID.randomUUID().toString(),
                "region",
                community.region().value(),
                "item",
                ""));
        form.putAll(Map.of("title", "修缮村史馆", "what", "把旧照片扫描存档", "risks", "灰尘大", "safeguards", "发口罩"));
        form.putAll(Map.of("when", "other", "date", "2026-03-01", "from", "09:00", "to", "11:00", "people", "2"));
        form.putAll(Map.of("site", "community", "address", "沙子坡路 12 号", "contact", "唐敏", "phone", "138 0000 0000"));
        form.putAll(changed);
        return form;
    }
}
