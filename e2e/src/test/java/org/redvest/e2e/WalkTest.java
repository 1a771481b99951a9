package org.redvest.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The ten-minute walk: a community orders, the committee dispatches, the city answers, a volunteer serves, and a published
 * figure grows by exactly that service. These tests may never go red.
 */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkTest {

    /** What is waited for are pages and buttons, not seconds: a machine may be as busy as it likes. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final City city = City.shared();
    private static final Chromium chromium = new Chromium();

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    /** First, and the city lives on while its clock is moved: what it was before is read when the service is over. */
    @Test
    @Order(1)
    void a_service_goes_from_an_order_to_a_figure_that_opens_down_to_it() {
        try (var desk = chromium.person(Chromium.DESK);
                var phone = chromium.person(Chromium.PHONE)) {
            var walk = walk(Hand.POINTER, desk, phone);

            walk.order();
            walk.reviewAndOpen();
            walk.fillsLive(3);
            walk.accept();
            walk.fillsLive(4);
            walk.serve();
            long before = walk.published();
            int came = walk.confirmAndEvaluate();
            walk.hours();

            assertThat(came).isEqualTo(4);
            assertThat(walk.figureOfTheSecretary()).isEqualTo(before + 4);
            assertThat(walk.published()).isEqualTo(before + 4);
        }
    }

    /** The volunteer whom the guide leads is among those who are asked; one of the others takes leave when all are found. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_dispatcher_invites_in_waves_and_who_leaves_is_replaced_while_one_watches() {
        try (var desk = chromium.person(Chromium.DESK);
                var phone = chromium.person(Chromium.PHONE)) {
            var walk = walk(Hand.POINTER, desk, phone);

            walk.order();
            walk.reviewAndInvite();
            walk.stands("还差 1 人");
            walk.accept();
            walk.invited("接过单，后来不来了");
            walk.stands("还差 0 人");

            assertThat(city.said()).doesNotContain(" ERROR ");
        }
    }

    @Test
    void the_keyboard_alone_walks_the_loop() {
        try (var desk = chromium.person(Chromium.DESK);
                var other = chromium.person(Chromium.DESK)) {
            var walk = walk(Hand.KEYBOARD, desk, other);

            untilAccepted(walk);

            walk.serveByHand();
            counts(walk);
        }
    }

    @Test
    void the_loop_is_walked_with_scripts_off() {
        try (var desk = chromium.withoutScripts(Chromium.DESK);
                var phone = chromium.withoutScripts(Chromium.PHONE)) {
            var walk = walk(Hand.POINTER, desk, phone);

            untilAccepted(walk);

            servesAndCounts(walk);
        }
    }

    @Test
    void nothing_that_was_answered_is_lost_when_the_process_is_killed() {
        try (var desk = chromium.person(Chromium.DESK);
                var phone = chromium.person(Chromium.PHONE)) {
            var walk = walk(Hand.POINTER, desk, phone);
            untilAccepted(walk);
            var order = walk.desk().url();
            var ticket = walk.phone().url();

            city.killAndRestart();

            walk.desk().navigate(order);
            assertThat(walk.desk().locator(".stations")).isVisible();
            walk.phone().navigate(ticket);
            assertThat(walk.phone().locator("main .ticket")).isVisible();
            servesAndCounts(walk);
        }
    }

    @Test
    void readers_who_have_gone_hold_nobody_up() throws Exception {
        try (var desk = chromium.person(Chromium.DESK);
                var phone = chromium.person(Chromium.PHONE)) {
            var walk = walk(Hand.POINTER, desk, phone);
            walk.order();
            walk.reviewAndOpen();
            for (int i = 0; i < 8; i++) {
                openAndLeave(walk.desk());
            }

            walk.accept();
            servesAndCounts(walk);

            assertThat(city.said()).doesNotContain(" ERROR ");
        }
    }

    /** The live feed of the order on the page, cut off as a phone without signal cuts it. */
    private static void openAndLeave(Page page) throws IOException {
        var url = URI.create(page.url() + "/live");
        var cookies = page.context().cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\nCookie: %s\r\n\r\n"
                            .formatted(url.getPath(), url.getAuthority(), cookies)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new byte[16];
            assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length))
                    .isEqualTo(16);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
        }
    }

    private static void untilAccepted(Walk walk) {
        walk.order();
        walk.reviewAndOpen();
        walk.accept();
    }

    /** Whoever of the city has accepted by then comes along; the month is that of the service. */
    private static void servesAndCounts(Walk walk) {
        walk.serve();
        counts(walk);
    }

    private static void counts(Walk walk) {
        long before = walk.published();
        int came = walk.confirmAndEvaluate();
        walk.hours();

        assertThat(came).isPositive();
        assertThat(walk.figureOfTheSecretary()).isEqualTo(before + came);
        assertThat(walk.published()).isEqualTo(before + came);
    }

    private static Walk walk(Hand hand, BrowserContext desk, BrowserContext phone) {
        desk.setDefaultTimeout(PATIENCE.toMillis());
        phone.setDefaultTimeout(PATIENCE.toMillis());
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        return new Walk(city, hand, desk.newPage(), phone.newPage());
    }
}
