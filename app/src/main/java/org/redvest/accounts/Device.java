package org.redvest.accounts;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser as its owner would know it again: what it is called and what it runs on. No finger-print. */
final class Device {

    /** Each also claims to be those below it. */
    private static final List<Entry<String, String>> BROWSERS = List.of(
            Map.entry("MicroMessenger", "WeChat"),
            Map.entry("Edg", "Edge"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"));

    private static final List<Entry<String, String>> SYSTEMS = List.of(
            Map.entry("HarmonyOS", "HarmonyOS"),
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS", "macOS"),
            Map.entry("Linux", "Linux"));

    private Device() {}

    /** Chrome · Windows; empty where the browser says nothing that we know. */
    static Optional<String> of(@Nullable String userAgent) {
        var known = Stream.of(BROWSERS, SYSTEMS)
                .flatMap(names -> first(names, userAgent == null ? "" : userAgent).stream())
                .collect(Collectors.joining(" · "));
        return Optional.of(known).filter(text -> !text.isEmpty());
    }

    private static Optional<String> first(List<Entry<String, String>> names, String userAgent) {
        return names.stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Entry::getValue)
                .findFirst();
    }
}
