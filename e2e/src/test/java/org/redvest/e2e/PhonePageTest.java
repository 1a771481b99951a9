package org.redvest.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The page on a volunteer's telephone: without a network it says what it knows and as of when, and it shows what is pushed. */
@Order(6)
class PhonePageTest {

    private static final City city = City.shared();
    private static final Chromium chromium = new Chromium();
    private static final Hand HAND = Hand.POINTER;

    /** However busy the machine is. */
    private static final LocatorAssertions.HasTextOptions LATE =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    private static final String KEPT = "caches.match('/services/offline', { ignoreVary: true }).then(Boolean)";
    private static final String ACTIVATED =
            "navigator.serviceWorker.ready.then(worker => worker.active.state === 'activated')";
    private static final String SHOWN = "new Promise(soon => setTimeout(soon, 500))"
            + ".then(() => navigator.serviceWorker.ready).then(worker => worker.getNotifications())"
            + ".then(all => all.some(each => each.title === '%s'))";
    private static final String READY = "navigator.serviceWorker.ready.then(worker => worker.scope)";

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    @Test
    void without_a_network_it_shows_the_next_service_and_no_door_and_comes_back_by_itself() {
        try (var context = chromium.person(Chromium.PHONE)) {
            var page = volunteer(context);
            acceptUnlessSomethingIsAhead(page);
            var title = page.locator("main .ticket dd b").first().innerText();
            var call = page.locator("main .ticket a[href^='tel:']").first().innerText();
            page.evaluate(READY);
            page.navigate(city.url("/services"));
            comesTrue(page, KEPT);

            context.setOffline(true);
            page.navigate(city.url("/hours"));
            assertThat(page.locator("h1")).hasText("现在没有网络");
            assertThat(page.locator("main")).containsText(title);
            assertThat(page.locator("main")).containsText("联网时知道的行程");
            assertThat(page.locator("main").innerText()).doesNotContain(call);
            assertThat(Inspection.of(page)).isEmpty();

            context.setOffline(false);
            assertThat(page.locator("h1")).not().hasText("现在没有网络", LATE);
            assertThat(page).hasURL(city.url("/hours"));
        }
    }

    @Test
    void who_signs_out_leaves_nothing_behind() {
        try (var context = chromium.person(Chromium.PHONE)) {
            var page = volunteer(context);
            page.evaluate(READY);
            page.navigate(city.url("/services"));
            comesTrue(page, KEPT);
            page.navigate(city.url("/account"));
            HAND.press(page, "main form[action='/sign-out'] button");
            assertThat(page).hasURL(city.url("/sign-in"));

            context.setOffline(true);
            page.navigate(city.url("/services"));
            assertThat(page.locator("main")).containsText("没有存下您的安排");
            assertThat(Inspection.of(page)).isEmpty();
        }
    }

    @Test
    void what_is_pushed_is_shown_even_where_it_cannot_be_read() {
        try (var context = chromium.person(Chromium.PHONE)) {
            context.grantPermissions(List.of("notifications"));
            var page = volunteer(context);
            comesTrue(page, ACTIVATED);
            var browser = context.newCDPSession(page);
            var registration = registration(page, browser);

            pushUntilShown(
                    page,
                    browser,
                    registration,
                    "红马甲：服务取消",
                    "{\"title\":\"红马甲：服务取消\",\"body\":\"请不必前往。\",\"path\":\"/services\",\"tag\":\"redvest-7\"}");
            pushUntilShown(page, browser, registration, "红马甲", "nonsense");
        }
    }

    private static Page volunteer(BrowserContext context) {
        context.setDefaultTimeout(60_000);
        var page = new EveryPage(city, chromium, "林晓").enter(context);
        page.navigate(city.url("/openings"));
        return page;
    }

    /** The tests of this city may have run before this one. */
    private static void acceptUnlessSomethingIsAhead(Page page) {
        page.navigate(city.url("/services"));
        if (page.locator("main .ticket").count() == 0) {
            page.navigate(city.url("/openings"));
            HAND.press(page, "main a.btn[href^='/openings/']");
            HAND.press(page, "form[action$='/acceptance'] button");
        }
        assertThat(page.locator("main .ticket")).isVisible();
    }

    private static void comesTrue(Page page, String question) {
        page.waitForCondition(() -> (Boolean) page.evaluate(question));
    }

    private static String registration(Page page, CDPSession browser) {
        var found = new ArrayList<String>();
        browser.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(each -> found.add(
                                each.getAsJsonObject().get("registrationId").getAsString())));
        browser.send("ServiceWorker.enable");
        page.waitForCondition(() -> !found.isEmpty());
        return found.getFirst();
    }

    /** A message that was lost on the way is delivered again, as push services do; a busy browser loses some. */
    private static void pushUntilShown(Page page, CDPSession browser, String registration, String title, String data) {
        page.waitForCondition(() -> {
            push(browser, registration, data);
            return (Boolean) page.evaluate(SHOWN.formatted(title));
        });
    }

    private static void push(CDPSession browser, String registration, String data) {
        var message = new JsonObject();
        message.addProperty("origin", city.url(""));
        message.addProperty("registrationId", registration);
        message.addProperty("data", data);
        browser.send("ServiceWorker.deliverPushMessage", message);
    }
}
