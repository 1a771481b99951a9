package org.redvest.channels.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A browser names its push service itself: only known ones are believed, or this server could be sent anywhere. */
class PushAddressesTest {

    @Test
    void the_services_of_the_browsers_are_known() {
        for (var known : List.of(
                "https://fcm.googleapis.com/fcm/send/abc:def",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
                "https://web.push.apple.com/QGuQ",
                "https://wns2-par02p.notify.windows.com/w/?token=BQ%3d%3d",
                "https://web.push.apple.com:443/QGuQ")) {
            assertThat(PushEndpoint.read(known, false)).as(known).isPresent();
        }
    }

    @Test
    void anything_else_is_not_asked() {
        for (var other : List.of(
                "",
                "nonsense",
                "http://fcm.googleapis.com/fcm/send/abc",
                "https://fcm.googleapis.com:8443/fcm/send/abc",
                "https://user@web.push.apple.com/QGuQ",
                "https://web.push.apple.com.example.cn/QGuQ",
                "https://notify.windows.com.example.cn/",
                "https://evilnotify.windows.com/",
                "https://notify.windows.com@127.0.0.1/",
                "https://127.0.0.1/",
                "http://127.0.0.1:8080/",
                "https://storage.googleapis.com/bucket",
                "file:///etc/passwd",
                "https://web.push.apple.com/" + "x".repeat(1_000))) {
            assertThat(PushEndpoint.read(other, false)).as(other).isEmpty();
        }
        assertThat(PushEndpoint.read("http://127.0.0.1:8080/", true)).isPresent();
        assertThat(PushEndpoint.read("http://localhost:8080/", true)).isEmpty();
    }

    @Test
    void a_browser_is_called_by_its_name_though_it_says_it_is_several() {
        assertThat(BrowserName.of(
                        "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0"))
                .isEqualTo(new BrowserName("edge", "windows"));
        assertThat(BrowserName.of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"))
                .isEqualTo(new BrowserName("safari", "iphone"));
        assertThat(BrowserName.of("Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Mobile Safari/537.36 MicroMessenger/8"))
                .isEqualTo(new BrowserName("wechat", "android"));
        assertThat(BrowserName.of("")).isEqualTo(new BrowserName("other", "other"));
    }
}
