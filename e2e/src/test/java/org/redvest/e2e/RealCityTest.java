package org.redvest.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A real installation, from the password on its console to its first order. */
@Order(3)
class RealCityTest {

    private static final Pattern PASSWORD = Pattern.compile("密码 password +(\\S+)");
    private static final String OWN = "资江北岸-红马甲-九点半";

    private static final Chromium chromium = new Chromium();

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    @Test
    void the_administrator_opens_an_account_and_its_community_orders() {
        var city = City.real();
        try (var desk = chromium.person(Chromium.DESK);
                var phone = chromium.person(Chromium.PHONE)) {
            var told = PASSWORD.matcher(city.said());
            assertThat(told.find()).isTrue();
            var admin = enter(city, desk, "admin", told.group(1));

            var password = openAccount(admin);
            var worker = enter(city, phone, "tangmin", password);
            order(worker);

            assertThat(worker.locator(".stations")).isVisible();
        }
    }

    /** The first page asks for a password of one's own. */
    private static Page enter(City city, BrowserContext context, String account, String oneTime) {
        context.setDefaultTimeout(30_000);
        var page = context.newPage();
        page.navigate(city.url("/sign-in"));
        sound(page);
        page.locator("#account").fill(account);
        page.locator("#password").fill(oneTime);
        submit(page);
        sound(page);
        page.locator("#present").fill(oneTime);
        page.locator("#wanted").fill(OWN);
        submit(page);
        assertThat(page.locator("#wanted")).hasCount(0);
        return page;
    }

    /** Of a community worker; returns the password to hand over. */
    private static String openAccount(Page page) {
        page.locator(".masthead__nav a[href='/accounts']").click();
        sound(page);
        for (var where : new String[] {"大祥区", "翠园街道", "三八亭社区"}) {
            page.locator(".where summary").click();
            page.locator(".where__below a")
                    .filter(new Locator.FilterOptions().setHasText(where))
                    .click();
            assertThat(page.locator(".where__path b")).hasText(where);
        }
        page.locator("main a[href^='/accounts/new']").click();
        submit(page);
        assertThat(page.locator(".field__error").first()).isVisible();
        sound(page);
        page.locator("#role").selectOption("COMMUNITY");
        page.locator("#label").fill("翠园街道三八亭社区");
        page.locator("#name").fill("唐敏");
        page.locator("#login").fill("tangmin");
        submit(page);
        sound(page);
        return page.locator(".one-time").innerText();
    }

    private static void order(Page page) {
        page.locator(".tabbar a[href='/orders/new']").click();
        sound(page);
        page.locator("main a[href$='/need/elderly']").click();
        page.locator("main a[href$='/item/clinic-escort']").click();
        sound(page);
        page.locator("#address").fill("三八亭巷 14 号");
        page.locator("#contact").fill("唐敏");
        page.locator("#phone").fill("13800000042");
        page.locator("main button.btn--primary:visible").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/orders/[0-9-]+$"));
        sound(page);
    }

    private static void submit(Page page) {
        page.locator("main form .btn--primary").click();
    }

    private static void sound(Page page) {
        assertThat(Inspection.of(page)).as(page.url()).isEmpty();
    }
}
