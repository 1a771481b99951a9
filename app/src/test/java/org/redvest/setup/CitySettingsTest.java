package org.redvest.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** The administrator of the whole city changes what it is called; nobody else does. */
@RedvestTest
class CitySettingsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Test
    @FreshDatabase
    void names_and_mark_are_changed_and_written_down() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");

        var answer = send(mayor, "邵阳市青年志愿者协会", "青年在邵阳", png(64, 64));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/settings?changed=true");
        var page = body(mayor, "/settings");
        assertThat(page).contains("青年在邵阳</a>", "<title>城市设置·青年在邵阳", "邵阳市青年志愿者协会");
        var mark = Pattern.compile("/logo/[0-9a-f]{12}").matcher(page);
        assertThat(mark.find()).isTrue();
        var drawn = mvc.perform(get(mark.group())).andReturn().getResponse();
        assertThat(drawn.getContentType()).isEqualTo("image/png");
        assertThat(body(mayor, "/audit")).contains("更改名称", "更换标志");
    }

    @Test
    void a_picture_that_is_none_or_too_large_is_refused_and_nothing_is_changed() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".getBytes(StandardCharsets.UTF_8);
        var broken = java.util.Arrays.copyOf(png(64, 64), 60);

        for (var picture : java.util.List.of(svg, broken, png(2_001, 2), new byte[CityLogo.MOST_BYTES + 1])) {
            var answer = send(mayor, "别的单位", "", picture);
            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getContentAsString()).contains("这不是可以使用的图片", "别的单位");
        }
        assertThat(body(mayor, "/settings")).doesNotContain("别的单位");
    }

    @Test
    void an_administrator_of_a_county_finds_no_settings() throws Exception {
        var county = people.hat(Role.ADMIN, "430503");

        assertThat(mvc.perform(get("/settings").with(people.as(county)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(county, "别的单位", "", png(8, 8)).getStatus()).isEqualTo(404);
    }

    private MockHttpServletResponse send(Hat admin, String committee, String product, byte[] picture) throws Exception {
        return mvc.perform(multipart("/settings")
                        .file(new MockMultipartFile("logo", "logo.png", "image/png", picture))
                        .param("committee", committee)
                        .param("product", product)
                        .with(people.as(admin)))
                .andReturn()
                .getResponse();
    }

    private String body(Hat admin, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
