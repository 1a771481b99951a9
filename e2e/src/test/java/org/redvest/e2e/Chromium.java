package org.redvest.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/** Debian's Chromium, driven by Playwright. */
final class Chromium implements AutoCloseable {

    static final int PHONE = 390;
    static final int DESK = 1440;

    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--disable-dev-shm-usage")));

    /** A browser of its own for one person: own cookies, own width. */
    BrowserContext person(int width) {
        return browser.newContext(options(width, "zh-CN"));
    }

    BrowserContext english(int width) {
        return browser.newContext(options(width, "en"));
    }

    BrowserContext dark(int width) {
        return browser.newContext(options(width, "zh-CN").setColorScheme(ColorScheme.DARK));
    }

    BrowserContext withoutScripts(int width) {
        return browser.newContext(options(width, "zh-CN").setJavaScriptEnabled(false));
    }

    private static Browser.NewContextOptions options(int width, String language) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, width == PHONE ? 844 : 1000)
                .setHasTouch(width == PHONE)
                .setLocale(language);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
