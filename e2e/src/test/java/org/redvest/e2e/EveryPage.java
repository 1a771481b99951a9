package org.redvest.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens every page that a person of the demo can reach by links, one of each kind: nothing serious for axe, nothing that scrolls
 * sideways, nothing in the wrong language. The pictures are in {@code target/pages}.
 */
final class EveryPage {

    static final String NOBODY = "nobody";
    private static final int MOST = 24;

    /** What is downloaded is no page. */
    private static final Pattern FILE =
            Pattern.compile("\\.(csv|xlsx|pdf)\\b|/(download|sheets|pdf|xlsx|signed)([?]|$)");

    /** Numbers, codes and dates differ from page to page; what stays is the kind of page. */
    private static final Pattern PARTICULAR = Pattern.compile("[0-9][0-9-]*|(?<=/(item|menu|need)/)[a-z-]+");

    /** Looked at as nobody; only what stands round them differs. */
    private static final Pattern ANYBODYS = Pattern.compile("/(published|menu|check)(/.*)?");

    private final City city;
    private final Chromium chromium;
    private final String person;

    EveryPage(City city, Chromium chromium, String person) {
        this.city = city;
        this.chromium = chromium;
        this.person = person;
    }

    /** What is wrong with them, in words: at a width of each kind, in each language, light and dark. */
    List<String> wrong() {
        var pages = find();
        var wrong = new ArrayList<String>();
        if (pages.size() < 3) {
            wrong.add("only %s was found".formatted(pages));
        }
        wrong.addAll(look(chromium.person(Chromium.DESK), "1440", pages));
        wrong.addAll(look(chromium.dark(Chromium.PHONE), "390-dark", pages));
        wrong.addAll(look(chromium.english(Chromium.PHONE), "390-en", pages));
        return wrong;
    }

    /** The person's first page. */
    Page enter(BrowserContext context) {
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

    /** Breadth first, one page of each kind. */
    private List<String> find() {
        try (var context = chromium.person(Chromium.DESK)) {
            var page = enter(context);
            var found = new LinkedHashMap<String, String>();
            var ahead = new ArrayDeque<>(List.of("/", path(page.url())));
            while (!ahead.isEmpty() && found.size() < MOST) {
                var next = ahead.poll();
                if (found.putIfAbsent(kind(next), next) == null) {
                    page.navigate(city.url(next));
                    links(page).filter(link -> !found.containsKey(kind(link))).forEach(ahead::add);
                }
            }
            return List.copyOf(found.values());
        }
    }

    private Stream<String> links(Page page) {
        var links = (List<?>) page.locator("a[href^='/']")
                .evaluateAll("links => [...new Set(links.map(link => link.getAttribute('href').replace(/#.*/, '')))]");
        return links.stream()
                .map(String.class::cast)
                .filter(href -> !href.contains("lang=") && !FILE.matcher(href).find() && !href.startsWith("/assets"))
                .filter(href -> person.equals(NOBODY) || !ANYBODYS.matcher(href).matches());
    }

    private static String kind(String href) {
        return PARTICULAR.matcher(href.replaceAll("\\?.*", "")).replaceAll("*");
    }

    private List<String> look(BrowserContext context, String manner, List<String> pages) {
        try (context) {
            var page = enter(context);
            var wrong = new ArrayList<String>();
            for (var path : pages) {
                var response = page.navigate(city.url(path));
                if (response.status() != 200) {
                    wrong.add("%s %s: status %d".formatted(manner, path, response.status()));
                }
                Inspection.of(page).forEach(what -> wrong.add("%s %s: %s".formatted(manner, path, what)));
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(picture(path, manner)));
            }
            return wrong;
        }
    }

    private Path picture(String path, String manner) {
        var name = kind(path).replace("/", "_").replace("*", "x");
        return Path.of("target", "pages", person + name + "-" + manner + ".png");
    }

    private static String path(String url) {
        return url.isEmpty() || url.equals("about:blank")
                ? "/"
                : URI.create(url).getRawPath();
    }
}
