package org.redvest.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page that communities, committees and administrators can reach by links. A new page is found by its link. */
@Order(2)
class OfficePagesTest {

    private static final City city = City.shared();
    private static final Chromium chromium = new Chromium();

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"唐敏", "周宁", "沈岚", "邓国栋"})
    void every_page_is_sound_in_both_languages_and_at_both_widths(String person) {
        assertThat(new EveryPage(city, chromium, person).wrong()).isEmpty();
    }

    /** Typed, and not yet sent: the other language shows the same form. */
    @Test
    void what_was_typed_survives_a_change_of_the_language() {
        try (var context = chromium.person(Chromium.DESK)) {
            var page = new EveryPage(city, chromium, "唐敏").enter(context);
            page.navigate(city.url("/orders/new/other"));
            page.locator("#title").fill("修缮村史馆");
            page.locator("#what").fill("把旧照片\n扫描存档");
            page.locator("input[name=site][value=elsewhere]").evaluate("field => field.click()");

            page.locator("a[hreflang]").click();

            PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("lang", "en");
            PlaywrightAssertions.assertThat(page.locator("#title")).hasValue("修缮村史馆");
            PlaywrightAssertions.assertThat(page.locator("#what")).hasValue("把旧照片\n扫描存档");
            PlaywrightAssertions.assertThat(page.locator("input[name=site][value=elsewhere]"))
                    .isChecked();
        }
    }
}
