package org.redvest.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The loop for those whose scripts fail, who use no mouse, and after the power failed. */
@Order(2)
class AnywayTest {

    private static final int TABS = 80;

    private static final City city = City.shared();
    private static final Chromium chromium = new Chromium();

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    @Test
    void an_order_is_placed_reviewed_opened_and_accepted_with_scripts_off() {
        try (var person = chromium.withoutScripts(Chromium.PHONE)) {
            var page = person.newPage();
            page.navigate(city.url("/"));
            step(page, 2);
            page.locator("main .btn--primary:visible").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/orders/[0-9-]+$"));
            step(page, 3);
            page.locator("main form[action$='/approval'] .btn--primary").click();
            page.locator("main a[href$='/opening']").first().click();
            page.locator("main form[action$='/opening'] .btn--primary:visible")
                    .first()
                    .click();
            step(page, 4);
            step(page, 5);
            page.locator("form[action$='/acceptance'] button").first().click();
            assertThat(page.locator("main .ticket")).isVisible();
        }
    }

    @Test
    void the_keyboard_alone_orders_and_approves() {
        try (var person = chromium.person(Chromium.DESK)) {
            var page = person.newPage();
            page.navigate(city.url("/"));
            press(page, ".guide button[name=to][value='2']");
            page.waitForURL("**/orders/new/item/**");
            press(page, "main .btn--primary");
            assertThat(page).hasURL(Pattern.compile(".*/orders/[0-9-]+$"));
            press(page, ".guide button[name=to][value='3']");
            page.waitForURL("**/review/**");
            press(page, "main form[action$='/approval'] .btn--primary");
            assertThat(page.locator("main form[action$='/approval']")).hasCount(0);
        }
    }

    @Test
    void nothing_that_was_answered_is_lost_when_the_process_is_killed() {
        try (var person = chromium.person(Chromium.DESK)) {
            var page = person.newPage();
            page.navigate(city.url("/"));
            step(page, 2);
            page.locator("main .btn--primary:visible").first().click();
            page.waitForURL(Pattern.compile(".*/orders/[0-9-]+$"));
            var order = page.url();

            city.killAndRestart();

            page.navigate(order);
            assertThat(page.url()).isEqualTo(order);
            assertThat(page.locator(".stations")).isVisible();
        }
    }

    private static void step(Page page, int number) {
        page.locator(".guide button[name=to][value='" + number + "']").click();
    }

    /** Tab until the focus is there, then Enter. */
    private static void press(Page page, String where) {
        var reached = "where => document.activeElement.matches(where)";
        for (int tabs = 0; tabs < TABS && !(Boolean) page.evaluate(reached, where); tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat((Boolean) page.evaluate(reached, where))
                .as("the keyboard reaches " + where)
                .isTrue();
        page.keyboard().press("Enter");
    }
}
