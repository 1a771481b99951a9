package org.redvest.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A real installation on its first day: from the link on its console to the first service, accepted, left and cancelled. */
@Order(3)
class FirstDayTest {

    private static final Pattern LINK = Pattern.compile("http://\\S+/setup/\\S+");
    private static final Pattern ORDER = Pattern.compile(".*/orders/[0-9-]+$");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String OWN = "湘江东岸-红马甲-九点半";
    private static final Hand HAND = Hand.POINTER;

    private static final Chromium chromium = new Chromium();

    private final City city = City.real();

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    @Test
    void a_city_is_founded_and_serves_its_first_order() {
        var admin = found();
        setACentre(admin);
        changeTheSettings(admin);
        inviteACounty(admin);
        var worker =
                join(Chromium.PHONE, invite(admin, "COMMUNITY", "王江社区居委会", "珠晖区", "衡州路街道", "王江社区居委会"), "唐敏", "tangmin");
        var dispatcher = join(Chromium.DESK, invite(admin, "DISPATCHER", "珠晖区文明办", "珠晖区"), "周宁", "zhouning");

        var poster = poster(worker);
        register(poster, "何晓雨", "1996-05-04", "13875730101", false);
        register(poster, "刘思远", LocalDate.now(ZONE).minusYears(17).toString(), "13875730102", true);
        confirm(worker, "何晓雨", false);
        confirm(worker, "刘思远", true);

        order(worker);
        open(dispatcher);
        var grown = signIn("13875730101");
        var minor = signIn("13875730102");
        accept(grown);
        accept(minor);
        leave(grown);
        city.restart();
        assertThat(reloaded(worker).locator("main")).containsText("已接 1 / 2 人");
        cancel(worker);
        assertThat(reloaded(minor).locator("main")).containsText("社区取消了");

        logged(admin);
    }

    private Page found() {
        var page = person(Chromium.DESK);
        page.navigate(city.url("/accounts"));
        assertThat(page.locator("h1")).hasText("系统正在开城");
        sound(page);
        var link = city.printed(LINK);
        page.navigate(link);
        assertThat(page).hasURL(city.url("/setup"));
        HAND.type(page, "#search", "4304");
        HAND.press(page, "main form .btn");
        HAND.press(page, "a.menu-item");
        submit(page);
        assertThat(page.locator(".field__error")).hasCount(3);
        sound(page);
        HAND.type(page, "#committee", "衡阳市志愿服务工作委员会");
        HAND.type(page, "#product", "衡阳红马甲");
        page.locator("#logo").setInputFiles(new FilePayload("logo.png", "image/png", drawing()));
        HAND.type(page, "#name", "罗建华");
        HAND.type(page, "#login", "luojianhua");
        HAND.type(page, "#password", OWN);
        submit(page);
        assertThat(page).hasURL(city.url("/accounts"));
        assertThat(page.locator(".masthead")).containsText("衡阳红马甲");
        sound(page);
        page.navigate(link);
        assertThat(page.locator("h1")).hasText("城市已经开好");
        sound(page);
        return page;
    }

    private void setACentre(Page page) {
        page.navigate(city.url("/divisions"));
        sound(page);
        HAND.type(page, "#search", "王江社区");
        HAND.press(page, "main .filter-form .btn");
        HAND.press(page, "main a.menu-item");
        HAND.type(page, "#lat", "26.8872");
        HAND.type(page, "#lon", "112.6255");
        sound(page);
        submit(page);
        assertThat(page.locator("main")).containsText("位置已经标注");
        sound(page);
    }

    private void changeTheSettings(Page page) {
        page.navigate(city.url("/settings"));
        HAND.type(page, "#product", "雁城红马甲");
        submit(page);
        assertThat(page.locator(".notice[role=status]")).isVisible();
        assertThat(page.locator(".masthead")).containsText("雁城红马甲");
        sound(page);
    }

    private void inviteACounty(Page page) {
        page.navigate(city.url("/invitations"));
        HAND.press(page, "main a[href^='/invitations/batches']");
        narrow(page, "南岳区");
        submit(page);
        sound(page);
        var sheets = page.waitForDownload(() -> HAND.press(page, "main form[action$='/sheets'] button"));
        try {
            assertThat(Files.readAllBytes(sheets.path())).startsWith('%', 'P', 'D', 'F');
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns the link, which is shown once. */
    private String invite(Page page, String role, String label, String... places) {
        page.navigate(city.url("/invitations"));
        sound(page);
        narrow(page, places);
        HAND.press(page, "main a[href^='/invitations/new']");
        page.locator("#role").selectOption(role);
        HAND.type(page, "#label", label);
        submit(page);
        sound(page);
        return page.locator(".secret-link output").innerText();
    }

    private static void narrow(Page page, String... places) {
        for (var place : places) {
            HAND.press(page, ".where summary");
            page.locator(".where__below a")
                    .filter(new Locator.FilterOptions().setHasText(place))
                    .click();
            assertThat(page.locator(".where__path b")).hasText(place);
        }
    }

    private static Page join(int width, String link, String name, String login) {
        var page = person(width);
        page.navigate(link);
        sound(page);
        HAND.type(page, "#name", name);
        HAND.type(page, "#phone", "13875730042");
        HAND.type(page, "#login", login);
        HAND.type(page, "#wanted", OWN);
        submit(page);
        assertThat(page.locator("#wanted")).hasCount(0);
        sound(page);
        return page;
    }

    /** Returns the address that its code holds. */
    private static String poster(Page worker) {
        HAND.press(worker, "a[href='/registrations']");
        HAND.press(worker, "main a[href^='/join-codes/']");
        HAND.press(worker, "main .blank button");
        var address = worker.locator(".join-code code").innerText();
        HAND.press(worker, "main a[href$='/poster']");
        assertThat(worker.locator(".poster__qr")).isVisible();
        sound(worker);
        return address;
    }

    private static void register(String poster, String name, String born, String phone, boolean minor) {
        var page = person(Chromium.PHONE);
        page.navigate(poster);
        sound(page);
        HAND.type(page, "#name", name);
        HAND.choose(page, "input[name=sex][value=female]");
        HAND.type(page, "#born", born);
        HAND.type(page, "#phone", phone);
        HAND.type(page, "#password", OWN);
        HAND.choose(page, "input[name=agreed]");
        submit(page);
        if (minor) {
            assertThat(page.locator("#guardianName-error")).isVisible();
            sound(page);
            HAND.type(page, "#guardianName", "刘建国");
            HAND.type(page, "#guardianPhone", "13875730202");
            HAND.type(page, "#password", OWN);
            submit(page);
        }
        assertThat(page).hasURL(Pattern.compile(".*/received$"));
        sound(page);
    }

    private static void confirm(Page worker, String name, boolean minor) {
        HAND.press(worker, "a[href='/registrations']");
        sound(worker);
        HAND.press(worker, "main a:has-text('" + name + "')");
        sound(worker);
        if (minor) {
            HAND.press(worker, "form[action$='/consent'] button");
            assertThat(worker.locator("form[action$='/consent']")).hasCount(0);
        }
        HAND.press(worker, "form[action$='/confirmation'] button");
        assertThat(worker.locator(".notice--done")).isVisible();
        sound(worker);
    }

    private static void order(Page page) {
        HAND.press(page, "a[href='/orders/new']");
        sound(page);
        HAND.press(page, "main a[href$='/need/elderly']");
        HAND.press(page, "main a[href$='/item/errands']");
        HAND.choose(page, "input[name=when][value=other]");
        HAND.type(page, "input[name=date]", LocalDate.now(ZONE).plusDays(7).toString());
        HAND.type(page, "input[name=from]", "09:00");
        HAND.type(page, "input[name=to]", "11:00");
        HAND.type(page, "#address", "王江路 14 号");
        sound(page);
        HAND.press(page, "main button.btn--primary");
        assertThat(page).hasURL(ORDER);
        assertThat(page.locator(".stations")).isVisible();
        sound(page);
    }

    private static void open(Page page) {
        HAND.press(page, "a[href='/review']");
        HAND.press(page, "main a[href^='/review/']");
        sound(page);
        HAND.press(page, "main form[action$='/approval'] .btn--primary");
        HAND.press(page, "main a.btn[href$='/opening']");
        sound(page);
        HAND.press(page, "main form[action$='/opening'] .btn--primary");
        assertThat(page.locator("main .seats").first()).isVisible();
        sound(page);
    }

    private Page signIn(String phone) {
        var page = person(Chromium.PHONE);
        page.navigate(city.url("/sign-in"));
        HAND.type(page, "#account", phone);
        HAND.type(page, "#password", OWN);
        submit(page);
        assertThat(page).hasURL(city.url("/openings"));
        sound(page);
        return page;
    }

    private static void accept(Page page) {
        HAND.press(page, "main a.btn[href^='/openings/']");
        sound(page);
        HAND.press(page, "form[action$='/acceptance'] button");
        assertThat(page.locator("main .ticket")).isVisible();
        sound(page);
    }

    private static void leave(Page page) {
        HAND.press(page, "main a[href$='/leave']");
        sound(page);
        HAND.press(page, "form[action$='/leave'] button");
        assertThat(page.locator("main")).containsText("已请假");
        sound(page);
    }

    private static void cancel(Page worker) {
        HAND.press(worker, "main a[href$='/cancellation']");
        HAND.type(worker, "#reason", "老人住院，改日再办。");
        sound(worker);
        HAND.press(worker, "form[action$='/cancellation'] .btn--primary");
        assertThat(worker).hasURL(ORDER);
        assertThat(worker.locator("main")).containsText("已取消");
        sound(worker);
    }

    private void logged(Page admin) {
        admin.navigate(city.url("/audit"));
        for (var act : new String[] {"开城", "标注位置", "更改名称", "批量邀请", "接受邀请", "登记监护人同意"}) {
            admin.locator("#act").selectOption(new SelectOption().setLabel(act));
            HAND.press(admin, "main form button");
            assertThat(admin.locator("main section").last()).containsText(act);
        }
        sound(admin);
    }

    private static Page person(int width) {
        var context = chromium.person(width);
        context.setDefaultTimeout(30_000);
        return context.newPage();
    }

    private static Page reloaded(Page page) {
        page.reload();
        return page;
    }

    private static byte[] drawing() {
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(48, 48, BufferedImage.TYPE_INT_ARGB), "png", png);
            return png.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void submit(Page page) {
        HAND.press(page, "main form .btn--primary");
    }

    private static void sound(Page page) {
        assertThat(Inspection.of(page)).as(page.url()).isEmpty();
    }
}
