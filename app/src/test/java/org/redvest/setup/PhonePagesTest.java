package org.redvest.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** A telephone can add the application to its first page: under the city's name, with its mark. */
@RedvestTest
class PhonePagesTest {

    private static final int RED = 0xC8191E;

    @Autowired
    MockMvc mvc;

    @Test
    void the_manifest_names_the_city_in_the_reader_s_language() throws Exception {
        var chinese = JsonMapper.shared().readTree(answer("/manifest/zh").getContentAsByteArray());
        var english = JsonMapper.shared().readTree(answer("/manifest/en").getContentAsByteArray());

        assertThat(chinese.get("name").asString()).isEqualTo("邵阳市红马甲");
        assertThat(chinese.get("lang").asString()).isEqualTo("zh-CN");
        assertThat(english.get("short_name").asString()).isEqualTo("Redvest");
        assertThat(english.get("display").asString()).isEqualTo("standalone");
        assertThat(answer("/manifest/fr").getStatus()).isEqualTo(404);
    }

    @Test
    void each_picture_of_the_manifest_is_there_in_the_size_it_says() throws Exception {
        var icons = JsonMapper.shared()
                .readTree(answer("/manifest/zh").getContentAsByteArray())
                .get("icons");

        assertThat(icons).hasSize(3);
        for (var icon : icons) {
            var image = image(answer(icon.get("src").asString()).getContentAsByteArray());
            assertThat(image.getWidth() + "x" + image.getHeight())
                    .isEqualTo(icon.get("sizes").asString());
            assertThat(colour(image, 0.02)).isEqualTo(RED);
            assertThat(colour(image, 0.4)).isEqualTo(0xFFFFFF);
        }
        assertThat(answer("/icons/64.png").getStatus()).isEqualTo(404);
    }

    @Test
    void a_city_s_own_mark_stands_whole_within_what_a_telephone_leaves_of_the_picture() throws Exception {
        var blue = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < blue.getWidth(); x++) {
            for (int y = 0; y < blue.getHeight(); y++) {
                blue.setRGB(x, y, 0x0000FF);
            }
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(blue, "png", png);

        var image = image(AppIcon.png(Optional.of(new CityLogo(png.toByteArray())), 512, true));

        int farthest = 0;
        for (int x = 0; x < 512; x++) {
            for (int y = 0; y < 512; y++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == 0x0000FF) {
                    farthest = Math.max(farthest, (int) Math.hypot(x - 256, y - 256));
                }
            }
        }
        assertThat(farthest).isBetween(100, (int) (512 * 0.4));
        assertThat(image.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    /** Along the vest's side, above its band. */
    private static int colour(BufferedImage image, double at) {
        int x = (int) (image.getWidth() * (at < 0.1 ? at : 0.4));
        int y = (int) (image.getHeight() * (at < 0.1 ? at : 0.5));
        return image.getRGB(x, y) & 0xFFFFFF;
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return mvc.perform(get(path)).andReturn().getResponse();
    }
}
