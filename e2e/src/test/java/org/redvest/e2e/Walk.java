package org.redvest.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The walk through the loop, step by step, as the demo's guide leads it.
 *
 * @param hand how the pages are worked
 * @param desk where the community, the dispatcher and the secretary sit
 * @param phone in the volunteer's hand
 */
record Walk(City city, Hand hand, Page desk, Page phone) {

    private static final String ATTENDANCE = "form[action='/demo/attendance'] button";

    /** Nothing takes so long, however busy the machine: what is waited for are events. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Pattern DIGITS = Pattern.compile("\\D");
    private static final Pattern ORDER = Pattern.compile(".*/orders/[0-9-]+$");

    private void step(Page page, int number) {
        hand.press(page, ".guide button[name=to][value='" + number + "']");
        assertThat(page.locator(".guide summary")).containsText("第 %d 步".formatted(number));
    }

    /** How often somebody took part this month, as everybody reads it. */
    long published() {
        desk.navigate(city.url("/"));
        var figure = desk.locator(".hero__figure");
        return figure.count() == 0 ? 0 : number(figure);
    }

    /** The same as the secretary reads it. */
    long figureOfTheSecretary() {
        step(desk, 8);
        step(desk, 9);
        return number(desk.locator("main a[href*='/figures/participations']").first());
    }

    private static long number(Locator locator) {
        return Long.parseLong(digits(locator));
    }

    private static String digits(Locator locator) {
        return DIGITS.matcher(locator.innerText()).replaceAll("");
    }

    void order() {
        desk.navigate(city.url("/"));
        step(desk, 2);
        hand.press(desk, "main button.btn--primary");
        assertThat(desk).hasURL(ORDER, new PageAssertions.HasURLOptions().setTimeout(PATIENCE.toMillis()));
        assertThat(desk.locator(".stations")).isVisible();
    }

    void reviewAndOpen() {
        step(desk, 3);
        hand.press(desk, "main form[action$='/approval'] .btn--primary");
        hand.press(desk, "main a[href$='/opening']");
        hand.press(desk, "main form[action$='/opening'] .btn--primary");
        assertThat(desk.locator("main .seats").first()).isVisible();
        step(desk, 4);
    }

    /** The system asks people by itself, and the page hears what they answer. */
    void reviewAndInvite() {
        step(desk, 3);
        hand.press(desk, "main form[action$='/approval'] .btn--primary");
        hand.press(desk, "main a[href$='/opening']");
        hand.press(desk, "main a[href*='/invitations/']");
        hand.press(desk, "main form[action$='/waves/start'] button");
        invited("已接单");
    }

    /** Without a reload: somebody who was invited stands so in the list. */
    void invited(String state) {
        assertThat(desk.locator("#invited"))
                .containsText(state, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
    }

    void stands(String words) {
        assertThat(desk.locator("#stands"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
    }

    /** Without a reload: the page hears that somebody accepted. */
    void fillsLive(int people) {
        assertThat(desk.locator(".seats li.is-in"))
                .hasCount(people, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE.toMillis()));
    }

    void accept() {
        phone.navigate(city.url("/"));
        for (int number = 2; number <= 5; number++) {
            step(phone, number);
        }
        assertThat(phone.locator("main")).not().containsText("党群服务中心");
        hand.press(phone, "form[action$='/acceptance'] button");
        assertThat(phone.locator("main .ticket")).isVisible();
    }

    /** The guide moves the clock and passes the code of the community's screen on. */
    void serve() {
        step(phone, 6);
        press("button[name=to][value=service]", ATTENDANCE);
        press(ATTENDANCE, "button[name=to][value=end]");
        press("button[name=to][value=end]", ATTENDANCE);
        press(ATTENDANCE, "button[name=to][value='7']");
    }

    /** The same, and the volunteer types the code herself. */
    void serveByHand() {
        step(phone, 6);
        press("button[name=to][value=service]", ATTENDANCE);
        enterCode("check-in", "button[name=to][value=end]");
        press("button[name=to][value=end]", ATTENDANCE);
        enterCode("check-out", "button[name=to][value='7']");
    }

    /** What the guide offers next is waited for, however long the city takes to live until then. */
    private void press(String button, String next) {
        hand.press(phone, ".guide " + button);
        comesTo(next);
    }

    private void comesTo(String offered) {
        var button = phone.locator(".guide " + offered).first();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            try {
                button.waitFor(new Locator.WaitForOptions().setTimeout(15_000));
                return;
            } catch (TimeoutError notYet) {
                // Without scripts a page does not come by itself.
                phone.reload();
            }
        }
        assertThat(button).isVisible();
    }

    /** What stands on the community's screen, typed on the volunteer's phone; typed again where it changed meanwhile. */
    private void enterCode(String what, String next) {
        var shift = phone.url().replaceFirst("/check-in$", "");
        var form = "form[action$='/" + what + "']";
        for (int tries = 0; tries < 3 && phone.locator(form).count() > 0; tries++) {
            try (var screen = desk.context().newPage()) {
                screen.navigate(shift + "/code");
                hand.type(phone, form + " input[name=code]", digits(screen.locator(".passcode__digits")));
            }
            send(form + " button");
        }
        comesTo(next);
    }

    /** Returns once the page that the form stood on has given way to its answer. */
    private void send(String button) {
        phone.evaluate("document.documentElement.dataset.sent = ''");
        hand.press(phone, button);
        assertThat(phone.locator("html[data-sent]"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE.toMillis()));
        phone.waitForLoadState();
    }

    /** Nothing is given by default. Returns how many came. */
    int confirmAndEvaluate() {
        for (int number = 5; number <= 7; number++) {
            step(desk, number);
        }
        assertThat(desk.locator("main input[type=radio]:checked")).hasCount(0);
        var came = desk.locator("main input[type=radio][value=came]").all().stream()
                .map(radio -> "input[value=came][name='" + radio.getAttribute("name") + "']")
                .toList();
        came.forEach(radio -> hand.choose(desk, radio));
        hand.type(desk, "input[name=beneficiaries]", "4");
        hand.press(desk, "main form .btn--primary");
        hand.press(desk, "main a[href$='/evaluation']");
        assertThat(desk.locator("main input[name=stars]:checked")).hasCount(0);
        hand.choose(desk, "input[name=stars][value='4']");
        hand.type(desk, "main textarea", "来得准时，老人很高兴。");
        hand.press(desk, "main form[action$='/evaluation'] .btn--primary");
        assertThat(desk.locator("main form[action$='/evaluation']")).hasCount(0);
        return came.size();
    }

    /** Like a bank statement: the newest first, with what proves it. */
    void hours() {
        phone.navigate(city.url("/hours"));
        assertThat(phone.locator(".statement")).containsText("陪老人就医");
        assertThat(phone.locator(".statement")).containsText("+3:30");
    }
}
