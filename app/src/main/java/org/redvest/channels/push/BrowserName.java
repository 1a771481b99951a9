package org.redvest.channels.push;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to call a browser on the page of its owner: its kind and its system, as words of ours. Browsers say that they are several others,
 * so the order matters.
 */
public record BrowserName(String browser, String system) {

    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("MicroMessenger", "wechat"),
            Map.entry("Edg", "edge"),
            Map.entry("Firefox", "firefox"),
            Map.entry("FxiOS", "firefox"),
            Map.entry("Chrome", "chrome"),
            Map.entry("CriOS", "chrome"),
            Map.entry("Safari", "safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iphone"),
            Map.entry("iPad", "ipad"),
            Map.entry("HarmonyOS", "harmony"),
            Map.entry("OpenHarmony", "harmony"),
            Map.entry("Android", "android"),
            Map.entry("Windows", "windows"),
            Map.entry("Macintosh", "mac"),
            Map.entry("Linux", "linux"));

    /** @param agent the header User-Agent */
    public static BrowserName of(String agent) {
        return new BrowserName(
                word(agent, BROWSERS).orElse("other"), word(agent, SYSTEMS).orElse("other"));
    }

    private static Optional<String> word(String agent, List<Map.Entry<String, String>> words) {
        return words.stream()
                .filter(each -> agent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
