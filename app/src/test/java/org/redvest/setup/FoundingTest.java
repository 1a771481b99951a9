package org.redvest.setup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.redvest.atlas.AtlasCity;
import org.redvest.atlas.ChinaAtlas;
import org.redvest.database.Database;
import org.redvest.database.TestCluster;
import org.redvest.orders.AnswerPromise;
import org.redvest.regions.Estimate;
import org.redvest.regions.Level;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.testing.Node;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From an empty database to a city, in the browser: the printed link leads to the choice of a city, and the founder signs in with a
 * password of their own. Two cities: one founded by two windows at once, one by its facade.
 */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FoundingTest {

    private static final String HENGYANG = "4304";

    private Database database = TestCluster.unfounded("founding");
    private Node node = Node.start(database);
    private String token = "";

    @BeforeAll
    void a_link() {
        token = node.bean(SetupLinks.class).print();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    @Order(1)
    void until_it_is_founded_every_page_says_that_it_is_being_set_up() {
        for (var path : List.of("/", "/orders", "/accounts", "/menu", "/ledger", "/no-such-page")) {
            var answer = node.get(path);
            assertThat(answer.statusCode()).as(path).isIn(303, 404);
            if (answer.statusCode() == 303) {
                assertThat(to(answer)).as(path).isEqualTo("/setup");
            }
        }
        assertThat(to(node.get("/"))).isEqualTo("/setup");
        assertThat(node.get("/setup").body()).contains("系统正在开城").doesNotContain("衡阳市");
        assertThat(node.get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(node.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(to(node.get("/setup/city?city=4304"))).isEqualTo("/setup");
    }

    @Test
    @Order(2)
    void a_wrong_link_opens_nothing_and_the_right_one_leaves_the_address() {
        assertThat(node.get("/setup/" + "x".repeat(43)).statusCode()).isEqualTo(404);

        var opened = node.get("/setup/" + token);

        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(to(opened)).isEqualTo("/setup");
        assertThat(opened.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly");
        assertThat(node.get("/setup", founder()).body()).contains("衡阳市").doesNotContain(token);
    }

    @Test
    @Order(3)
    void a_city_is_found_by_name_and_by_code_and_shown_with_its_counties() {
        assertThat(node.get("/setup?search=" + HENGYANG, founder()).body())
                .contains("衡阳市")
                .doesNotContain("邵阳市");
        assertThat(node.get("/setup?search=%E8%A1%A1%E9%98%B3", founder()).body())
                .contains("衡阳市");

        var page = node.get("/setup/city?city=4304", founder()).body();

        assertThat(page).contains("衡阳市：14 个县级、191 个乡级、2,785 个村和社区", "珠晖区", "<path class=\"map__area");
    }

    @Test
    @Order(4)
    void what_is_missing_is_said_and_nothing_is_founded() {
        var form = form();
        form.put("committee", "");
        form.put("password", "12345678");
        form.put("hours", "77");

        var answer = node.post("/setup/city", form, founder(), Node.visitor());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请填写主办单位。", "请选择答复时限。", "李敏").doesNotContain("12345678");
        form.put("name", "");
        form.put("login", "");
        form.put("password", "short");
        assertThat(node.post("/setup/city", form, founder(), Node.visitor()).body())
                .contains("请填写主办单位。", "请填写姓名", "请填写账号", "太短，至少要 8 个字");
        assertThat(node.bean(Setup.class).isFounded()).isFalse();
    }

    @Test
    @Order(5)
    void a_stranger_s_form_founds_nothing() {
        assertThat(to(node.post("/setup/city", form(), Node.visitor()))).isEqualTo("/setup");
        assertThat(node.bean(Setup.class).isFounded()).isFalse();
    }

    @Test
    @Order(6)
    void of_windows_that_found_together_one_founds() throws Exception {
        try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = windows
                    .invokeAll(IntStream.range(0, 4)
                            .<Callable<HttpResponse<String>>>mapToObj(
                                    _ -> () -> node.post("/setup/city", form(), founder(), Node.visitor()))
                            .toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            var founded = answers.stream().filter(answer -> to(answer).equals("/accounts"));
            assertThat(founded).hasSize(1);
            assertThat(answers.stream().filter(answer -> !to(answer).equals("/accounts")))
                    .allMatch(answer ->
                            to(answer).equals("/setup") || answer.body().contains("城市已经开好"));
        }
        var count = JdbcClient.create(database.asApp()).sql("select count(*) from city");
        assertThat(count.query(Long.class).single()).isEqualTo(1);
    }

    @Test
    @Order(7)
    void the_city_is_there_with_its_divisions_its_promise_and_its_administrator() {
        var regions = node.bean(Regions.class);

        assertThat(regions.city().name()).isEqualTo("衡阳市");
        assertThat(regions.communities(new RegionCode(HENGYANG))).hasSize(2_785);
        assertThat(regions.counties()).hasSize(14);
        assertThat(regions.children(new RegionCode("430405")))
                .first()
                .matches(Region::synthetic)
                .returns(regions.centre(new RegionCode("430405")), Region::centre);
        assertThat(node.bean(AnswerPromise.class).promised()).isEqualTo(Duration.ofHours(8));

        var in = node.post("/sign-in", Map.of("account", "limin", "password", "correct horse battery"), Node.visitor());
        assertThat(to(in)).isEqualTo("/accounts");
        assertThat(node.get("/accounts", Node.cookie(in, "redvest")).body()).contains("李敏", "衡阳市");
        assertThat(node.get("/audit?act=city-founded", Node.cookie(in, "redvest"))
                        .body())
                .contains("李敏（衡阳市·")
                .doesNotContain("未登录的访客");
    }

    @Test
    @Order(8)
    void the_link_has_ended_and_the_questions_are_gone() {
        assertThat(node.get("/setup/" + token).body()).contains("城市已经开好");
        assertThat(node.get("/setup", founder()).body()).contains("城市已经开好");
        assertThat(to(node.get("/setup/city?city=4305", founder()))).isEqualTo("/setup");
        assertThat(node.bean(SetupLinks.class).opens(token)).isFalse();
    }

    @Test
    @Order(9)
    void nothing_of_another_city_stands_on_its_pages() {
        var in = node.post("/sign-in", Map.of("account", "limin", "password", "correct horse battery"), Node.visitor());
        var administrator = Node.cookie(in, "redvest");
        for (var path : List.of("/", "/sign-in", "/menu", "/ledger", "/check", "/?lang=en")) {
            assertThat(node.get(path).body())
                    .as(path)
                    .doesNotContain("邵阳", "Shaoyang", "4305")
                    .contains("衡阳市");
        }
        for (var path : List.of("/accounts", "/audit", "/accounts/new", "/account")) {
            assertThat(node.get(path, administrator).body())
                    .as(path)
                    .doesNotContain("邵阳", "Shaoyang", "4305")
                    .contains("衡阳市志愿服务工作委员会");
        }
    }

    @Test
    @Order(10)
    void several_cities_of_a_province_are_one_installation() {
        var other = TestCluster.unfounded("several");
        try (var second = Node.start(other)) {
            var atlas = new ChinaAtlas();
            var cities = atlas.cities().stream()
                    .filter(city -> city.province().equals("50"))
                    .toList();
            var outcome = second.bean(Setup.class).found(chongqing(cities));

            assertThat(outcome).isInstanceOf(FoundingOutcome.Founded.class);
            var regions = second.bean(Regions.class);
            assertThat(regions.city().code()).isEqualTo(new RegionCode("50"));
            assertThat(regions.city().level()).isEqualTo(Level.PROVINCE);
            assertThat(regions.counties()).hasSize(38);
            assertThat(second.get("/").body()).contains("重庆市").doesNotContain("邵阳");
            assertThat(second.bean(Setup.class).found(chongqing(cities)))
                    .isInstanceOf(FoundingOutcome.FoundedBefore.class);
        }
    }

    private static NewCity chongqing(List<AtlasCity> cities) {
        return new NewCity(
                new NewCity.CityPlaces(cities, Estimate.COUNTY, Map.of()),
                "重庆市志愿服务工作委员会",
                "巴渝志愿",
                Optional.empty(),
                ZoneId.of("Asia/Shanghai"),
                Duration.ofHours(4),
                MenuTemplate.EMPTY);
    }

    private Cookie founder() {
        return new Cookie("redvest-setup", token);
    }

    private static Map<String, String> form() {
        var form = new LinkedHashMap<String, String>();
        form.put("city", HENGYANG);
        form.put("committee", "衡阳市志愿服务工作委员会");
        form.put("product", "");
        form.put("hours", "8");
        form.put("zone", "Asia/Shanghai");
        form.put("menu", "shipped");
        form.put("name", "李敏");
        form.put("login", "limin");
        form.put("password", "correct horse battery");
        return form;
    }

    /** The path that an answer redirects to; empty where it is a page. */
    private static String to(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(address -> address.replaceFirst("^http://[^/]+", ""))
                .orElse("");
    }
}
