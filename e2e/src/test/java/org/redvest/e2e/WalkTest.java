package org.redvest.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The ten-minute walk: a community orders, the committee dispatches, the city answers, a volunteer serves, and a published
 * figure grows by exactly that service. This test may never go red.
 */
@Order(1)
class WalkTest {

    private static final Pattern DIGITS = Pattern.compile("\\D");

    private static final City city = City.shared();
    private static final Chromium chromium = new Chromium();

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    @Test
    void a_service_goes_from_an_order_to_a_figure_that_opens_down_to_it() {
        try (var desk = chromium.person(Chromium.DESK);
                var phone = chromium.person(Chromium.PHONE)) {
            desk.setDefaultTimeout(30_000);
            phone.setDefaultTimeout(30_000);
            var page = desk.newPage();
            var before = figure(page);

            order(page);
            reviewAndOpen(page);
            fills(page);
            var mobile = phone.newPage();
            acceptOnThePhone(mobile, page);
            serve(mobile, desk);
            confirmAndEvaluate(page);
            hours(mobile);

            // Four were asked for, four accepted and came: the month has grown by exactly them.
            var now = figureOfTheSecretary(page);
            assertThat(now).isEqualTo(before + 4);
            assertThat(figure(page)).isEqualTo(now);
        }
    }

    private static void step(Page page, int number) {
        page.locator(".guide button[name=to][value='" + number + "']").click();
    }

    private static long figure(Page page) {
        page.navigate(city.url("/"));
        return number(page.locator(".hero__figure").first());
    }

    private static long number(Locator locator) {
        return Long.parseLong(DIGITS.matcher(locator.innerText()).replaceAll(""));
    }

    private static void order(Page page) {
        step(page, 2);
        page.locator("main .btn--primary:visible").first().click();
        assertThat(page.locator(".stations")).isVisible();
    }

    private static void reviewAndOpen(Page page) {
        step(page, 3);
        page.locator("main form[action$='/approval'] .btn--primary").click();
        page.locator("main a[href$='/opening']").first().click();
        page.locator("main form[action$='/opening'] .btn--primary:visible")
                .first()
                .click();
        assertThat(page.locator("main")).containsText("人接了");
    }

    /** Without a reload: the page hears that somebody accepted. */
    private static void fills(Page page) {
        step(page, 4);
        assertThat(page.locator(".seats li.is-in"))
                .hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(120_000));
    }

    private static void acceptOnThePhone(Page phone, Page desk) {
        phone.navigate(city.url("/"));
        step(phone, 2);
        step(phone, 3);
        step(phone, 4);
        step(phone, 5);
        assertThat(phone.locator("main")).not().containsText("党群服务中心");
        phone.locator("form[action$='/acceptance'] button").first().click();
        assertThat(phone.locator("main .ticket")).isVisible();
        desk.reload();
        assertThat(desk.locator(".seats li.is-in")).hasCount(4);
    }

    private static void serve(Page phone, BrowserContext desk) {
        step(phone, 6);
        phone.locator("button[name=to][value=next]").click();
        var screen = desk.newPage();
        enter(screen, phone, "check-in");
        phone.locator("button[name=to][value=end]").click();
        enter(screen, phone, "check-out");
        screen.close();
    }

    /** What stands on the community's screen, typed on the volunteer's phone. */
    private static void enter(Page screen, Page phone, String what) {
        screen.navigate(phone.url().replace("check-in", "code").replace("check-out", "code"));
        var code =
                DIGITS.matcher(screen.locator(".passcode__digits").innerText()).replaceAll("");
        phone.locator("input[name=code]").fill(code);
        phone.locator("form[action$='/" + what + "'] button").first().click();
        assertThat(phone.locator("form[action$='/" + what + "']")).hasCount(0);
    }

    private static void confirmAndEvaluate(Page page) {
        step(page, 5);
        step(page, 6);
        step(page, 7);
        assertThat(page.locator("main input[type=radio]:checked")).hasCount(0);
        for (var came : page.locator("main input[type=radio][value=came]").all()) {
            came.locator("xpath=ancestor::label[1]").click();
        }
        page.locator("input[name=beneficiaries]").fill("4");
        page.locator("main form .btn--primary").click();
        page.locator("main a[href$='/evaluation']").first().click();
        assertThat(page.locator("main input[name=stars]:checked")).hasCount(0);
        page.locator("main input[name=stars][value='4']")
                .locator("xpath=ancestor::label[1]")
                .click();
        page.locator("main textarea").fill("来得准时，老人很高兴。");
        page.locator("main form[action$='/evaluation'] .btn--primary").click();
        assertThat(page.locator("main form[action$='/evaluation']")).hasCount(0);
    }

    /** Like a bank statement: the newest first, with what proves it. */
    private static void hours(Page phone) {
        phone.navigate(city.url("/hours"));
        assertThat(phone.locator(".statement")).containsText("陪老人就医");
        assertThat(phone.locator(".statement")).containsText("+3:30");
    }

    /** The secretary's page and the public page are the same figures. */
    private static long figureOfTheSecretary(Page page) {
        step(page, 8);
        step(page, 9);
        return number(page.locator("main a[href*='/figures/participations']").first());
    }
}
