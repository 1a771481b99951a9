package org.redvest.channels;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.channels.GatewayTemplate.Surrounding;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings of a gateway as they were typed.
 *
 * @param secret empty: the one that is kept stays
 */
public record GatewayForm(
        boolean enabled,
        String method,
        String url,
        String headers,
        String body,
        String secret,
        String okPointer,
        String okValue,
        String retryCodes,
        String templates,
        String most,
        String window) {

    private static final Set<String> METHODS = Set.of("POST", "GET", "PUT");
    private static final int MOST = 100_000;
    private static final int LONGEST_WINDOW = 86_400;
    private static final int LONGEST = 4_000;
    private static final Set<String> SENTENCES =
            Arrays.stream(Sentence.values()).map(Sentence::code).collect(Collectors.toSet());

    static GatewayForm of(Optional<GatewaySettings> kept, boolean enabled) {
        return kept.map(found -> new GatewayForm(
                        enabled,
                        found.method(),
                        found.url(),
                        found.headers(),
                        found.body(),
                        "",
                        found.okPointer(),
                        found.okValue(),
                        found.retryCodes(),
                        found.templates(),
                        Integer.toString(found.most()),
                        Integer.toString(found.window())))
                .orElseGet(() -> new GatewayForm(
                        true,
                        "POST",
                        "",
                        "Content-Type: application/json",
                        "{\"phone\": \"{{phone}}\", \"template\": \"{{template}}\", \"params\": {{list|raw}}, \"id\": \"{{id}}\"}",
                        "",
                        "/code",
                        "OK",
                        "",
                        "",
                        "100",
                        "1"));
    }

    GatewayForm plain() {
        return new GatewayForm(
                enabled,
                method,
                PlainText.line(url),
                headers.replace("\r\n", "\n").strip(),
                body.replace("\r\n", "\n").strip(),
                secret,
                PlainText.line(okPointer),
                PlainText.line(okValue),
                PlainText.line(retryCodes),
                templates.replace("\r\n", "\n").strip(),
                most,
                window);
    }

    /** @param privateToo whether plain http and addresses inside are let through */
    Problems problems(boolean privateToo) {
        var problems = new ArrayList<Problem>();
        if (!METHODS.contains(method)) {
            problems.add(new Problem("method", "channels.problem.method"));
        }
        if (!isUrl(privateToo)) {
            problems.add(new Problem("url", "channels.problem.url"));
        }
        unknown(url, "url", Surrounding.URL, problems);
        if (headers.length() > LONGEST
                || !headers.isEmpty()
                        && !headers.lines().allMatch(line -> line.matches("[A-Za-z0-9-]{1,60}:[ -~]{1,500}"))) {
            problems.add(new Problem("headers", "channels.problem.headers"));
        }
        unknown(headers, "headers", Surrounding.HEADER, problems);
        boolean json = read().sendsJson();
        if (body.length() > LONGEST || json && !isJson() || !json && !body.matches("[!-~]*")) {
            problems.add(new Problem("body", "channels.problem.body"));
        }
        unknown(body, "body", json ? Surrounding.JSON : Surrounding.FORM, problems);
        if (okPointer.isEmpty() || !each(okPointer, "/[A-Za-z0-9_~/-]{1,60}")) {
            problems.add(new Problem("okPointer", "channels.problem.pointer"));
        }
        if (!okValue.matches("[A-Za-z0-9._-]{1,40}")) {
            problems.add(new Problem("okValue", "channels.problem.code"));
        }
        if (!retryCodes.isEmpty() && !each(retryCodes, "[A-Za-z0-9._-]{1,60}")) {
            problems.add(new Problem("retryCodes", "channels.problem.code"));
        }
        if (templates.length() > LONGEST
                || !templates.isEmpty() && !templates.lines().allMatch(GatewayForm::isTemplate)) {
            problems.add(new Problem("templates", "channels.problem.templates"));
        }
        if (MailForm.number(most, MOST).isEmpty()) {
            problems.add(new Problem("most", "channels.problem.rate", MOST));
        }
        if (MailForm.number(window, LONGEST_WINDOW).isEmpty()) {
            problems.add(new Problem("window", "channels.problem.rate", LONGEST_WINDOW));
        }
        return new Problems(List.copyOf(problems));
    }

    private static void unknown(String template, String field, Surrounding place, List<Problem> problems) {
        var unknown = GatewayTemplate.unknown(template, place);
        if (!unknown.isEmpty() && template.length() <= LONGEST) {
            problems.add(new Problem(field, "channels.problem.placeholder", String.join(" ", unknown)));
        }
    }

    private boolean isUrl(boolean privateToo) {
        try {
            var uri = URI.create(url.replaceAll("\\{\\{[^{}]*}}", "x"));
            boolean scheme = "https".equals(uri.getScheme()) || privateToo && "http".equals(uri.getScheme());
            return url.length() <= 1_000
                    && scheme
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && url.matches("https?://[A-Za-z0-9.:-]+([/?].*)?");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Word by word: one expression for all of them would try every way to part a long word, and not end. */
    private static boolean each(String words, String shape) {
        return words.length() <= LONGEST && Arrays.stream(words.split(" +")).allMatch(word -> word.matches(shape));
    }

    private boolean isJson() {
        try {
            JsonMapper.shared()
                    .readTree(body.replaceAll("\\{\\{(?:params|list)\\|raw}}", "[]")
                            .replaceAll("\\{\\{[^{}]*}}", "x"));
            return true;
        } catch (JacksonException malformed) {
            return false;
        }
    }

    private static boolean isTemplate(String line) {
        int sign = line.indexOf('=');
        return sign > 0
                && SENTENCES.contains(line.substring(0, sign).strip().replaceAll("[.]en$", ""))
                && line.substring(sign + 1).strip().matches("[A-Za-z0-9._-]{1,60}");
    }

    /** Only where there are no problems. */
    GatewaySettings settings() {
        var read = read();
        return new GatewaySettings(
                read.method(),
                read.url(),
                read.headers(),
                read.body(),
                read.okPointer(),
                read.okValue(),
                read.retryCodes(),
                read.templates(),
                MailForm.number(most, MOST).orElseThrow(),
                MailForm.number(window, LONGEST_WINDOW).orElseThrow());
    }

    private GatewaySettings read() {
        return new GatewaySettings(method, url, headers, body, okPointer, okValue, retryCodes, templates, 1, 1);
    }

    /** Nobody's secret in a log. */
    @Override
    public String toString() {
        return "GatewayForm";
    }
}
