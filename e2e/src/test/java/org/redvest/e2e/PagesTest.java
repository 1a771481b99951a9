package org.redvest.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page that somebody can reach by links, one of each kind, at a width of each kind, in each language, light or dark: nothing
 * serious for axe, nothing that scrolls sideways, nothing in the wrong language. A new page is found by its link. The pictures
 * are in {@code target/pages}.
 */
@Order(2)
class PagesTest {

    private static final String NOBODY = "nobody";
    private static final int MOST = 24;

    /** Numbers, codes and dates differ from page to page; what stays is the kind of page. */
    private static final Pattern PARTICULAR = Pattern.compile("[0-9][0-9-]*|(?<=/(item|menu|need)/)[a-z-]+");

    /** Looked at as nobody; only what stands round them differs. */
    private static final Pattern ANYBODYS = Pattern.compile("/(published|menu)(/.*)?");

    private static final City city = City.shared();
    private static final Chromium chromium = new Chromium();

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, "唐敏", "周宁", "林晓", "何秀兰", "肖远航", "沈岚", "邓国栋"})
    void every_page_is_sound_in_both_languages_and_at_both_widths(String person) {
        var pages = find(person);

        var wrong = new ArrayList<String>();
        wrong.addAll(look(person, chromium.person(Chromium.DESK), "1440", pages));
        wrong.addAll(look(person, chromium.dark(Chromium.PHONE), "390-dark", pages));
        wrong.addAll(look(person, chromium.english(Chromium.PHONE), "390-en", pages));

        assertThat(pages.size()).isGreaterThan(2);
        assertThat(wrong).isEmpty();
    }

    /** Typed, and not yet sent: the other language shows the same form. */
    @Test
    void what_was_typed_survives_a_change_of_the_language() {
        try (var context = chromium.person(Chromium.DESK)) {
            var page = enter(context, "唐敏");
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

    /** Breadth first, one page of each kind. */
    private static List<String> find(String person) {
        try (var context = chromium.person(Chromium.DESK)) {
            var page = enter(context, person);
            var found = new LinkedHashMap<String, String>();
            var ahead = new ArrayDeque<>(List.of("/", path(page.url())));
            while (!ahead.isEmpty() && found.size() < MOST) {
                var next = ahead.poll();
                if (found.putIfAbsent(kind(next), next) == null) {
                    page.navigate(city.url(next));
                    links(page, person)
                            .filter(link -> !found.containsKey(kind(link)))
                            .forEach(ahead::add);
                }
            }
            return List.copyOf(found.values());
        }
    }

    private static Stream<String> links(Page page, String person) {
        var links = (List<?>) page.locator("a[href^='/']")
                .evaluateAll("links => [...new Set(links.map(link => link.getAttribute('href').replace(/#.*/, '')))]");
        return links.stream()
                .map(String.class::cast)
                .filter(href -> !href.contains("lang=") && !href.contains(".csv") && !href.startsWith("/assets"))
                .filter(href -> person.equals(NOBODY) || !ANYBODYS.matcher(href).matches());
    }

    private static String kind(String href) {
        return PARTICULAR.matcher(href.replaceAll("\\?.*", "")).replaceAll("*");
    }

    private static List<String> look(String person, BrowserContext context, String manner, List<String> pages) {
        try (context) {
            var page = enter(context, person);
            var wrong = new ArrayList<String>();
            for (var path : pages) {
                var response = page.navigate(city.url(path));
                if (response.status() != 200) {
                    wrong.add("%s %s: status %d".formatted(manner, path, response.status()));
                }
                Inspection.of(page).forEach(what -> wrong.add("%s %s: %s".formatted(manner, path, what)));
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(picture(person, path, manner)));
            }
            return wrong;
        }
    }

    private static Path picture(String person, String path, String manner) {
        var name = kind(path).replace("/", "_").replace("*", "x");
        return Path.of("target", "pages", person + name + "-" + manner + ".png");
    }

    private static Page enter(BrowserContext context, String person) {
        var page = context.newPage();
        if (!person.equals(NOBODY)) {
            page.navigate(city.url("/sign-in"));
            page.locator("button.person")
                    .filter(new Locator.FilterOptions().setHasText(person))
                    .click();
            page.waitForURL(Pattern.compile("^(?!.*sign-in).*$"));
        }
        return page;
    }

    private static String path(String url) {
        return url.isEmpty() || url.equals("about:blank")
                ? "/"
                : URI.create(url).getRawPath();
    }
}
