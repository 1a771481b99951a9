package org.redvest.setup.divisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.TestVolunteers;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** An administrator sets where divisions lie, and amends their list by a file that can be looked at first and taken back after. */
@RedvestTest
class AmendmentsTest {

    private static final RegionCode NEW = new RegionCode("430503005990");
    private static final String FILE = """
            code,name,lat,lon,datum
            430503005990,新社区,27.225,111.445,GCJ-02
            430503005004,改名社区,,,
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Regions regions;

    @Autowired
    TestVolunteers registered;

    @Autowired
    Volunteers volunteers;

    @Test
    @FreshDatabase
    void a_file_is_looked_at_confirmed_and_taken_back() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var before = regions.region(new RegionCode("430503005004"));

        var page = to(send(admin, FILE.getBytes(StandardCharsets.UTF_8)));

        assertThat(body(admin, page)).contains("新社区", "改名社区", "原名 " + before.name());
        assertThat(regions.find(NEW)).isEmpty();

        mvc.perform(post(page + "/application").with(people.as(admin)));

        var added = regions.region(NEW);
        assertThat(added.synthetic()).isFalse();
        assertThat(added.centre().kilometresTo(new Position(27.225, 111.445)))
                .as("the file names GCJ-02")
                .isBetween(0.2, 1.0);
        assertThat(regions.region(before.code()).name()).isEqualTo("改名社区");
        assertThat(body(admin, page)).contains("已写入。", "撤回这次更改");

        mvc.perform(post(page + "/withdrawal").with(people.as(admin)));

        assertThat(regions.find(NEW)).isEmpty();
        assertThat(regions.region(before.code())).isEqualTo(before);
        assertThat(body(admin, page)).contains("已撤回");
    }

    /** The name of a county is the city's to give. */
    @Test
    @FreshDatabase
    void a_county_s_administrator_does_not_rename_the_own_county_and_the_city_s_does() throws Exception {
        var county = people.hat(Role.ADMIN, "430503");
        var mayor = people.hat(Role.ADMIN, "4305");
        var rows = "code,name\n430503,大祥新区\n".getBytes(StandardCharsets.UTF_8);
        var own = to(send(county, rows));

        assertThat(body(county, own)).contains("有 1 个不在您管理的范围内");
        assertThat(mvc.perform(post(own + "/application").with(people.as(county)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        assertThat(regions.region(new RegionCode("430503")).name()).isEqualTo("大祥区");

        mvc.perform(post(to(send(mayor, rows)) + "/application").with(people.as(mayor)));

        assertThat(regions.region(new RegionCode("430503")).name()).isEqualTo("大祥新区");
    }

    @Test
    @FreshDatabase
    void those_who_live_there_follow_a_file_and_its_withdrawal() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var place = new RegionCode("430503005004");
        var neighbour = VolunteerId.of(registered.at(place.value()).account());
        var before = home(neighbour);
        var name = regions.region(place).name();
        var rows = "code,name,lat,lon,datum\n430503005004,%s,27.2301,111.4402,WGS-84\n".formatted(name);
        var page = to(send(admin, rows.getBytes(StandardCharsets.UTF_8)));

        mvc.perform(post(page + "/application").with(people.as(admin)));

        assertThat(home(neighbour)).isEqualTo(new Position(27.2301, 111.4402));

        mvc.perform(post(page + "/withdrawal").with(people.as(admin)));

        assertThat(home(neighbour)).isEqualTo(before);
    }

    @Test
    @FreshDatabase
    void what_somebody_uses_is_not_taken_back() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var page = to(send(admin, FILE.getBytes(Charset.forName("GB18030"))));
        mvc.perform(post(page + "/application").with(people.as(admin)));
        people.hat(Role.COMMUNITY, NEW.value());

        var answer = mvc.perform(post(page + "/withdrawal").with(people.as(admin)))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains("已经有人使用");
        assertThat(regions.find(NEW)).isPresent();
    }

    @Test
    @FreshDatabase
    void an_xlsx_is_read_as_a_csv_is() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var page = to(send(admin, "区划.xlsx", workbook(), ""));

        assertThat(body(admin, page)).contains("新社区", "430503005990", "改名社区");
        mvc.perform(post(page + "/application").with(people.as(admin)));

        assertThat(regions.region(NEW).centre()).isEqualTo(new Position(27.225, 111.445));
    }

    @Test
    void a_cell_of_an_xlsx_is_told_by_its_row() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");

        var answer = send(admin, "区划.xlsx", workbook(false), "");

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("第 3 行 name 列", "须为 1 到 60 个字符");
        assertThat(send(admin, "区划.xlsx", "PK\3\4 nothing".getBytes(StandardCharsets.UTF_8), "")
                        .getContentAsString())
                .contains("不是能打开的 .xlsx");
    }

    @Test
    @FreshDatabase
    void a_border_is_looked_at_replaced_and_taken_back() throws Exception {
        // A county's border is its neighbours' as well: the city draws it.
        var admin = people.hat(Role.ADMIN, "4305");
        var county = new RegionCode("430503");
        var before = regions.outline(county);
        var file = """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "430503"}, "geometry":
                 {"type": "Polygon", "coordinates": [[[111.4,27.1],[111.5,27.1],[111.5,27.3],[111.4,27.3],[111.4,27.1]]]}}]}
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(send(admin, "县界.geojson", file, "").getContentAsString()).contains("没有写明坐标系");
        var page = to(send(admin, "县界.geojson", file, "CGCS2000"));
        assertThat(body(admin, page)).contains("<svg class=\"map\"", "替换原来的", "大祥区");
        mvc.perform(post(page + "/application").with(people.as(admin)));

        assertThat(regions.outline(county).orElseThrow().rings().getFirst()).hasSize(5);
        assertThat(body(admin, "/amendments")).contains("县界 1 个");

        mvc.perform(post(page + "/withdrawal").with(people.as(admin)));

        assertThat(regions.outline(county)).isEqualTo(before);
    }

    @Test
    void a_file_that_is_too_large_is_not_read() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");

        var answer = send(admin, "区划.csv", new byte[(4 << 20) + 1], "");

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("文件超过 4 MB");
    }

    @Test
    void mergers_that_cannot_be_are_told_cell_by_cell() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var there = regions.children(new RegionCode("430503005")).stream()
                .map(each -> each.code().value())
                .toList();
        var file = """
                code,name,from
                %1$s,甲社区,430503005999
                %2$s,乙社区,430503005
                430503005991,丙社区,%3$s %4$s
                430503005992,丁社区,%4$s
                %3$s,戊社区,
                430503006,己街道,430503005
                """.formatted(there.get(0), there.get(1), there.get(2), there.get(3));

        assertThat(send(admin, file.getBytes(StandardCharsets.UTF_8)).getContentAsString())
                .contains(
                        "文件有 5 处不对",
                        "第 2 行 from 列“430503005999”：现有区划里没有这个代码",
                        "第 3 行 from 列“430503005”：须与 " + there.get(1) + " 同级",
                        "第 4 行 from 列“" + there.get(2) + "”：并入别处的区划不能又单独写一行",
                        "第 5 行 from 列“" + there.get(3) + "”：已在第 4 行并入别处",
                        "第 7 行 from 列“430503005”：下面还有");
    }

    private static byte[] workbook() throws Exception {
        return workbook(true);
    }

    /** Codes as numbers, as a spreadsheet takes what is typed. */
    private static byte[] workbook(boolean named) throws Exception {
        var content = new ByteArrayOutputStream();
        try (var workbook = new Workbook(content, "Test", null)) {
            var sheet = workbook.newWorksheet("区划");
            var header = List.of("区划代码", "名称", "纬度", "经度");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            sheet.value(1, 0, 430503005990L);
            sheet.value(1, 1, "新社区");
            sheet.value(1, 2, 27.225);
            sheet.value(1, 3, 111.445);
            sheet.value(2, 0, 430503005004L);
            sheet.value(2, 1, named ? "改名社区" : "");
        }
        return content.toByteArray();
    }

    @Test
    void a_bad_file_is_told_cell_by_cell_and_is_not_kept() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");

        var answer = send(admin, "code,name\n4305030059,错码\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("文件有 1 处不对", "第 2 行 code 列");
    }

    @Test
    void a_file_that_reaches_beyond_the_hat_changes_nothing() throws Exception {
        var admin = people.hat(Role.ADMIN, "430502");
        var page = to(send(admin, FILE.getBytes(StandardCharsets.UTF_8)));

        assertThat(body(admin, page)).contains("有 2 个不在您管理的范围内").doesNotContain("确认更改");

        var answer = mvc.perform(post(page + "/application").with(people.as(admin)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(regions.find(NEW)).isEmpty();
    }

    @Test
    @FreshDatabase
    void a_click_on_the_map_fills_in_the_coordinates_and_saving_sets_the_position() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var place = new RegionCode("430503005004");

        var page = body(admin, "/divisions/430503005004?at320.x=160&at320.y=100");

        assertThat(page).contains("已填好所点的位置");
        assertThat(regions.region(place).synthetic()).isTrue();
        var neighbour = VolunteerId.of(registered.at(place.value()).account());

        mvc.perform(post("/divisions/430503005004/centre")
                .param("lat", "27.2301")
                .param("lon", "111.4402")
                .param("datum", "WGS-84")
                .with(people.as(admin)));

        assertThat(regions.region(place).synthetic()).isFalse();
        assertThat(regions.centre(place).lat()).isCloseTo(27.2301, within(1e-9));
        assertThat(home(neighbour)).as("who lives there sets out from there").isEqualTo(regions.centre(place));
        assertThat(body(admin, "/divisions?search=430503005004"))
                .contains("区划，1 个")
                .doesNotContain("位置是估计的</span>");
    }

    @Test
    void coordinates_that_are_none_are_refused() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");

        var answer = mvc.perform(post("/divisions/430503005004/centre")
                        .param("lat", "127.2")
                        .param("lon", "x")
                        .param("datum", "BD-09")
                        .with(people.as(admin)))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("3 到 54", "73 到 136", "请选择坐标系。");
    }

    @Test
    void the_list_is_searched_and_shows_those_that_are_estimated() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");

        assertThat(body(admin, "/divisions")).contains("区划，113 个", "位置是估计的");
        assertThat(body(admin, "/divisions?search=%E7%BF%A0%E5%9B%AD&estimated=true"))
                .contains("翠园");
        assertThat(mvc.perform(get("/divisions/430524").with(people.as(admin)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private MockHttpServletResponse send(Hat admin, byte[] content) throws Exception {
        return send(admin, "区划.csv", content, "");
    }

    private MockHttpServletResponse send(Hat admin, String name, byte[] content, String datum) throws Exception {
        return mvc.perform(multipart("/amendments")
                        .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                        .param("datum", datum)
                        .with(people.as(admin)))
                .andReturn()
                .getResponse();
    }

    private static String to(MockHttpServletResponse answer) {
        return Objects.requireNonNull(answer.getRedirectedUrl());
    }

    private String body(Hat admin, String path) throws Exception {
        return mvc.perform(get(java.net.URI.create(path)).with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private Position home(VolunteerId id) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id)).position();
    }
}
