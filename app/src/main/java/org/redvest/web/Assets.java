package org.redvest.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Style, scripts and icons, each under an address that changes with its content, so that a browser keeps it for ever. The
 * style sheets stay one file per component on disk and travel as one: a phone on 3G asks once, not fifty times.
 */
public final class Assets {

    private static final Pattern IMPORT = Pattern.compile("@import url\\(\"([^\"]+)\"\\)(?: layer\\((\\w+)\\))?;");
    private static final Map<String, byte[]> FILES = new TreeMap<>();
    private static final String VERSION;

    static {
        FILES.put("redvest.css", style().getBytes(StandardCharsets.UTF_8));
        FILES.put("redvest.js", read("static/js/redvest.js"));
        FILES.put("push.js", read("static/js/push.js"));
        FILES.put("receive.js", read("static/js/receive.js"));
        FILES.put("phone.js", read("static/js/phone.js"));
        FILES.put("icons.svg", read("static/icons.svg"));
        FILES.put("mark.svg", read("static/mark.svg"));
        FILES.put("htmx.js", read("META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));
        FILES.put("sse.js", read("META-INF/resources/webjars/htmx-ext-sse/2.2.2/sse.js"));
        VERSION = version();
    }

    private Assets() {}

    /** Where a template finds a file: {@code /assets/1a2b3c4d/redvest.css}. */
    public static String url(String name) {
        if (!FILES.containsKey(name)) {
            throw new IllegalArgumentException("No asset %s; there are %s".formatted(name, FILES.keySet()));
        }
        return "/assets/" + VERSION + "/" + name;
    }

    /** Changes with every file. */
    static String currentVersion() {
        return VERSION;
    }

    static List<String> urls() {
        return FILES.keySet().stream().map(Assets::url).toList();
    }

    static byte @Nullable [] content(String name) {
        return FILES.get(name);
    }

    private static String style() {
        var entry = new String(read("static/css/redvest.css"), StandardCharsets.UTF_8);
        return IMPORT.matcher(entry).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(imported(found)));
    }

    private static String imported(MatchResult found) {
        var content = new String(read("static/css/" + found.group(1)), StandardCharsets.UTF_8);
        var layer = found.group(2);
        return layer == null ? content : "@layer %s {\n%s}\n".formatted(layer, content);
    }

    private static String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            FILES.values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest()).substring(0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static byte[] read(String path) {
        try (var in = Objects.requireNonNull(Assets.class.getClassLoader().getResourceAsStream(path), path);
                var out = new ByteArrayOutputStream()) {
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
