package org.redvest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.anOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.orders.Orders;
import org.redvest.rules.CityRules;
import org.redvest.rules.RuleKind;
import org.redvest.rules.RuleSubject;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A city writes its own menu on pages; what was ordered stays what it was. Each test begins on 2026-02-26. */
@RedvestTest
class MenuSettingsTest {

    private static final Map<String, String> SERVICE = Map.ofEntries(
            Map.entry("term", "清洗油烟机"),
            Map.entry("what", "帮独居老人清洗油烟机和灶台。"),
            Map.entry("category", "elderly"),
            Map.entry("risks", "灶具要先断电断气；高处不要攀爬。"),
            Map.entry("safeguards", "两人一组，社区派人带路。"),
            Map.entry("begins", "09:30"),
            Map.entry("length", "90"),
            Map.entry("weekdays", "any"),
            Map.entry("site", "home"),
            Map.entry("age", "18"),
            Map.entry("measure", "households"),
            Map.entry("people", "2"),
            Map.entry("position", "9"),
            Map.entry("offered", "yes"),
            Map.entry("effective", "2026-02-26"));

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    Catalogue catalogue;

    @Autowired
    CityRules rules;

    @Autowired
    Orders orders;

    @Autowired
    Texts texts;

    @Test
    @FreshDatabase
    void a_new_service_is_looked_at_saved_and_ordered() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        var form = seen(mayor, "items/new", SERVICE);

        var preview = send(mayor, "items/new", form).getContentAsString();

        assertThat(preview).contains("社区会看到", "清洗油烟机", "约 1 小时 30 分", "灶具要先断电断气");
        assertThat(catalogue.menu()).extracting(item -> item.name().zh()).doesNotContain("清洗油烟机");

        var code = save(mayor, "items/new", form);

        var menu = mvc.perform(get("/menu")).andReturn().getResponse().getContentAsString();
        assertThat(menu).contains("清洗油烟机", "/menu/" + code);
        var number = anOrder().of(code).forPeople(2).placed(orders, COMMUNITY);
        assertThat(Loop.as(COMMUNITY, () -> orders.order(number))
                        .service()
                        .title()
                        .zh())
                .isEqualTo("清洗油烟机");
        assertThat(body(mayor, "/settings/menu")).contains("缺英文", "有 1 项在用的内容还没有英文");
        assertThat(body(mayor, "/audit")).contains("更改服务清单", "清洗油烟机", "有什么风险：灶具要先断电断气；高处不要攀爬。");
    }

    @Test
    @FreshDatabase
    void a_change_of_the_menu_never_rewrites_an_order() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        var number = anOrder().of("haircut").forPeople(2).placed(orders, COMMUNITY);
        var form = seen(mayor, "items/haircut", Map.of("term", "上门理发修面", "risks", "剃刀锋利。", "effective", "2026-02-26"));

        assertThat(send(mayor, "items/haircut", form).getContentAsString())
                .contains("1 张没有结束的订单点了这项服务，保留下单时的内容。", "上门理发修面");
        save(mayor, "items/haircut", form);

        assertThat(catalogue.item(new MenuItemId("haircut")).name().zh()).isEqualTo("上门理发修面");
        var order = Loop.as(COMMUNITY, () -> orders.order(number));
        assertThat(order.service().title().zh()).isEqualTo("上门理发");
        assertThat(order.service().risks().zh()).startsWith("推剪和剪刀");
    }

    @Test
    @FreshDatabase
    void a_service_leaves_the_menu_on_its_day_and_can_be_brought_back() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        var haircut = new MenuItemId("haircut");

        save(mayor, "items/haircut", seen(mayor, "items/haircut", Map.of("offered", "no", "effective", "2026-03-02")));

        assertThat(catalogue.find(haircut)).isPresent();
        clock.set("2026-03-02T08:00");
        assertThat(catalogue.find(haircut)).isEmpty();
        assertThat(mvc.perform(get("/menu/haircut")).andReturn().getResponse().getStatus())
                .isEqualTo(404);
        assertThat(body(mayor, "/settings/menu")).contains("已下架");

        save(mayor, "items/haircut", seen(mayor, "items/haircut", Map.of("offered", "yes", "effective", "2026-03-02")));
        assertThat(catalogue.find(haircut)).isPresent();
    }

    @Test
    void without_its_risks_nothing_is_offered() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        var form = new HashMap<>(SERVICE);
        form.put("risks", " ");
        form.put("people", "80");

        var refused = send(mayor, "items/new", form);

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("id=\"risks-error\"", "请填写。", "请填写 1 到 50 之间的整数。", "清洗油烟机", "value=\"80\"");
    }

    @Test
    @FreshDatabase
    void needs_and_skills_of_the_city_have_their_words_on_every_page() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        var category = save(
                mayor,
                "categories/new",
                seen(
                        mayor,
                        "categories/new",
                        Map.of("term", "助企", "what", "政策宣讲、招工", "icon", "users", "effective", "2026-02-26")));
        var skill = save(
                mayor,
                "skills/new",
                seen(
                        mayor,
                        "skills/new",
                        Map.of("term", "茶艺", "termEn", "Tea ceremony", "licensed", "no", "effective", "2026-02-26")));
        var form = new HashMap<>(SERVICE);
        form.put("category", category);
        form.put("skills", skill);
        save(mayor, "items/new", seen(mayor, "items/new", form));

        var menu = mvc.perform(get("/menu")).andReturn().getResponse().getContentAsString();

        assertThat(menu).contains("助企", "政策宣讲、招工", "茶艺");
        assertThat(texts.in(Language.EN).of("catalogue.skill." + skill)).isEqualTo("Tea ceremony");
        assertThat(texts.in(Language.EN).of("catalogue.category." + category)).isEqualTo("助企");
        assertThat(texts.in(Language.EN).of("catalogue.category.elderly")).isEqualTo("Elders");
    }

    @Test
    @FreshDatabase
    void what_a_service_needs_is_not_withdrawn_under_it() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");

        var category = send(mayor, "categories/travel", seen(mayor, "categories/travel", Map.of("offered", "no")));
        var skill = send(mayor, "skills/escort", seen(mayor, "skills/escort", Map.of("offered", "no")));
        var other = send(mayor, "categories/other", seen(mayor, "categories/other", Map.of("offered", "no")));
        var licensed = send(mayor, "skills/nursing", seen(mayor, "skills/nursing", Map.of("licensed", "no")));

        assertThat(category.getContentAsString()).contains("这一类还有 3 项服务");
        assertThat(skill.getContentAsString()).contains("还有 1 项服务要求这项技能");
        assertThat(other.getContentAsString()).contains("不能下架：清单外的订单归在这里");
        assertThat(licensed.getContentAsString()).contains("是否须持证定了就不能改");
    }

    @Test
    @FreshDatabase
    void a_planned_service_is_taken_back_before_its_day() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        var form = new HashMap<>(SERVICE);
        form.put("effective", "2026-03-05");
        var code = save(mayor, "items/new", seen(mayor, "items/new", form));
        var version = rules.standing(new RuleSubject(RuleKind.ITEM, code))
                .newest()
                .orElseThrow()
                .number();
        assertThat(body(mayor, "/settings/menu")).contains("清洗油烟机", "3 月 5 日 周四起上架");

        send(mayor, "items/" + code + "/versions/" + version + "/withdrawal", Map.of());

        assertThat(body(mayor, "/settings/menu")).doesNotContain("清洗油烟机");
        assertThat(body(mayor, "/settings/menu/items/" + code)).contains("已撤回");
        clock.set("2026-03-05T09:00");
        assertThat(catalogue.find(new MenuItemId(code))).isEmpty();
    }

    /** The form as the page shows it, with these fields typed anew. */
    private Map<String, String> seen(Hat admin, String what, Map<String, String> typed) throws Exception {
        var page = body(admin, "/settings/menu/" + what);
        var form = new LinkedHashMap<String, String>();
        find(form, page, "<input[^>]* name=\"([a-zA-Z0-9]+)\"[^>]*type=\"(?:text|time|date)\" value=\"([^\"]*)\"");
        find(form, page, "<textarea[^>]* name=\"([a-zA-Z0-9]+)\"[^>]*>([^<]*)<");
        find(form, page, "<input type=\"hidden\" name=\"(seen)\" value=\"([^\"]*)\"");
        find(form, page, "<input type=\"(?:radio|checkbox)\" name=\"([a-zA-Z0-9]+)\" value=\"([^\"]*)\" checked");
        form.putAll(typed);
        return form;
    }

    private static void find(Map<String, String> form, String page, String field) {
        Pattern.compile(field).matcher(page).results().forEach(found -> form.put(found.group(1), found.group(2)));
    }

    /** Answers the code under which it was saved. */
    private String save(Hat admin, String what, Map<String, String> form) throws Exception {
        var saving = new HashMap<>(form);
        saving.put("step", "save");
        var answer = send(admin, what, saving);
        var to = answer.getRedirectedUrl();
        assertThat(to).as(answer.getContentAsString()).isNotNull().endsWith("?changed=true");
        return Objects.requireNonNull(to).replaceFirst(".*/([^/?]+)[?].*", "$1");
    }

    private MockHttpServletResponse send(Hat admin, String what, Map<String, String> form) throws Exception {
        var sent = MockMvcRequestBuilders.post("/settings/menu/" + what).with(people.as(admin));
        form.forEach(sent::param);
        return mvc.perform(sent).andReturn().getResponse();
    }

    private String body(Hat admin, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
