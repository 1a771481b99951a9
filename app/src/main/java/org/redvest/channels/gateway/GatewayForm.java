package org.redvest.channels.gateway;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.channels.gateway.GatewayTemplate.Surrounding;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedNumber;
import org.redvest.web.TypedSite;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings of a gateway as they were typed.
 *
 * @param typed by the names of the fields on the page; password is empty where the one that is kept stays
 */
public record GatewayForm(boolean enabled, Map<String, String> typed) {

    private static final Set<String> METHODS = Set.of("POST", "GET", "PUT");
    private static final int MOST = 100_000;
    private static final int LONGEST_WINDOW = 86_400;
    private static final int LONGEST = 4_000;
    private static final int LONGEST_SECRET = 200;

    public GatewayForm {
        typed = Map.copyOf(typed);
    }

    public String at(String field) {
        return typed.getOrDefault(field, "");
    }

    static GatewayForm of(GatewaySettings kept, boolean enabled) {
        var typed = new HashMap<String, String>();
        typed.put("method", kept.call().method());
        typed.put("url", kept.call().url());
        typed.put("headers", kept.call().headers());
        typed.put("body", kept.call().body());
        typed.put("signing", kept.signing().name());
        typed.put("keyName", kept.account());
        typed.put("tokenUrl", kept.token().url());
        typed.put("tokenPointer", kept.token().pointer());
        typed.put("renewCodes", kept.token().renewCodes());
        typed.put("okPointer", kept.answers().okPointer());
        typed.put("okValue", kept.answers().okValue());
        typed.put("retryCodes", kept.answers().codes().retry());
        typed.put("slowCodes", kept.answers().codes().slow());
        typed.put("awayCodes", kept.answers().codes().away());
        typed.put("deadCodes", kept.answers().codes().dead());
        typed.put("leftOut", kept.answers().leftOut());
        typed.put("numberPointer", kept.answers().numberPointer());
        typed.put("receiptNumber", kept.receipts().number());
        typed.put("receiptPointer", kept.receipts().okPointer());
        typed.put("receiptValue", kept.receipts().okValue());
        typed.put("receiptCode", kept.receipts().codePointer());
        typed.put("siteAddress", kept.site());
        typed.put("most", Integer.toString(kept.most()));
        typed.put("window", Integer.toString(kept.window()));
        return new GatewayForm(enabled, typed);
    }

    GatewayForm plain() {
        var plain = new HashMap<>(typed);
        plain.replaceAll((field, words) -> switch (field) {
            case "headers", "body" -> words.replace("\r\n", "\n").strip();
            case "password" -> words;
            case "siteAddress" -> PlainText.line(words).replaceAll("/+$", "");
            default -> PlainText.line(words);
        });
        return new GatewayForm(enabled, plain);
    }

    /**
     * What is wrong with the settings as they were typed.
     *
     * @param channel whose settings they are
     * @param privateToo whether plain http and addresses inside are let through
     */
    public Problems problems(GatewayChannel channel, boolean privateToo) {
        var problems = new ArrayList<Problem>();
        callProblems(problems, channel, privateToo);
        tokenProblems(problems, privateToo);
        if (Arrays.stream(GatewaySigning.values()).noneMatch(each -> each.name().equals(at("signing")))) {
            problems.add(new Problem("signing", "channels.problem.signing"));
        }
        if (!at("keyName").matches("[!-~]{0,200}")) {
            problems.add(new Problem("keyName", "channels.problem.account"));
        }
        if (at("password").length() > LONGEST_SECRET) {
            problems.add(new Problem("password", "channels.problem.secret"));
        }
        pointers(problems, "okPointer", at("okPointer").isEmpty());
        value(problems, "okValue", at("okValue").isEmpty());
        for (var codes : List.of("retryCodes", "slowCodes", "awayCodes", "deadCodes", "renewCodes")) {
            if (!at(codes).isEmpty() && !each(at(codes), "[A-Za-z0-9._-]{1,60}")) {
                problems.add(new Problem(codes, "channels.problem.code"));
            }
        }
        pointers(problems, "leftOut", false);
        pointers(problems, "numberPointer", false);
        boolean receipts = !at("receiptNumber").isEmpty();
        pointers(problems, "receiptNumber", false);
        pointers(problems, "receiptPointer", receipts && at("receiptPointer").isEmpty());
        value(problems, "receiptValue", receipts && at("receiptValue").isEmpty());
        pointers(problems, "receiptCode", false);
        if (!TypedSite.isSite(at("siteAddress")) && (!at("siteAddress").isEmpty() || call().namesLink())) {
            problems.add(new Problem("siteAddress", "channels.problem.site"));
        }
        if (TypedNumber.upTo(at("most"), MOST).isEmpty()) {
            problems.add(new Problem("most", "channels.problem.rate", MOST));
        }
        if (TypedNumber.upTo(at("window"), LONGEST_WINDOW).isEmpty()) {
            problems.add(new Problem("window", "channels.problem.rate", LONGEST_WINDOW));
        }
        return new Problems(List.copyOf(problems));
    }

    private void callProblems(List<Problem> problems, GatewayChannel channel, boolean privateToo) {
        if (!METHODS.contains(at("method"))) {
            problems.add(new Problem("method", "channels.problem.method"));
        }
        if (!isUrl(at("url"), privateToo)) {
            problems.add(new Problem("url", "channels.problem.url"));
        }
        unknown("url", Surrounding.URL, channel, problems);
        var headers = at("headers");
        if (headers.length() > LONGEST
                || !headers.isEmpty()
                        && !headers.lines().allMatch(line -> line.matches("[A-Za-z0-9-]{1,60}:[ -~]{1,500}"))) {
            problems.add(new Problem("headers", "channels.problem.headers"));
        }
        unknown("headers", Surrounding.HEADER, channel, problems);
        boolean json = call().sendsJson();
        if (at("body").length() > LONGEST
                || json && !isJson(at("body"))
                || !json && at("body").contains(" ")) {
            problems.add(new Problem("body", "channels.problem.body"));
        }
        unknown("body", json ? Surrounding.JSON : Surrounding.FORM, channel, problems);
    }

    private void tokenProblems(List<Problem> problems, boolean privateToo) {
        var url = at("tokenUrl");
        if (url.isEmpty()) {
            if ((at("url") + at("headers") + at("body")).contains("{{token}}")) {
                problems.add(new Problem("tokenUrl", "channels.problem.token"));
            }
            return;
        }
        if (!isUrl(url, privateToo)) {
            problems.add(new Problem("tokenUrl", "channels.problem.url"));
        }
        var unknown = GatewayTemplate.unknownInTokenStep(url);
        if (!unknown.isEmpty() && url.length() <= LONGEST) {
            problems.add(new Problem("tokenUrl", "channels.problem.placeholder", String.join(" ", unknown)));
        }
        pointers(problems, "tokenPointer", at("tokenPointer").isEmpty());
    }

    private void pointers(List<Problem> problems, String field, boolean missing) {
        if (missing || !at(field).isEmpty() && !each(at(field), "/[A-Za-z0-9_~/-]{1,60}")) {
            problems.add(new Problem(field, "channels.problem.pointer"));
        }
    }

    private void value(List<Problem> problems, String field, boolean missing) {
        if (missing || !at(field).isEmpty() && !at(field).matches("[A-Za-z0-9._-]{1,40}")) {
            problems.add(new Problem(field, "channels.problem.code"));
        }
    }

    private void unknown(String field, Surrounding place, GatewayChannel channel, List<Problem> problems) {
        var unknown = GatewayTemplate.unknown(at(field), place, channel);
        if (!unknown.isEmpty() && at(field).length() <= LONGEST) {
            problems.add(new Problem(field, "channels.problem.placeholder", String.join(" ", unknown)));
        }
    }

    private static boolean isUrl(String url, boolean privateToo) {
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

    private static boolean isJson(String body) {
        try {
            JsonMapper.shared()
                    .readTree(body.replaceAll("\\{\\{(?:params|list)\\|raw}}", "[]")
                            .replaceAll("\\{\\{[^{}]*}}", "x"));
            return true;
        } catch (JacksonException malformed) {
            return false;
        }
    }

    private GatewayCall call() {
        return new GatewayCall(at("method"), at("url"), at("headers"), at("body"));
    }

    /** Only where there are no problems. */
    GatewaySettings settings() {
        return new GatewaySettings(
                call(),
                GatewaySigning.valueOf(at("signing")),
                at("keyName"),
                at("tokenUrl").isEmpty()
                        ? TokenStep.NONE
                        : new TokenStep(at("tokenUrl"), at("tokenPointer"), at("renewCodes")),
                new GatewayAnswers(
                        at("okPointer"),
                        at("okValue"),
                        new AnswerCodes(at("retryCodes"), at("slowCodes"), at("awayCodes"), at("deadCodes")),
                        at("leftOut"),
                        at("numberPointer")),
                at("receiptNumber").isEmpty()
                        ? GatewayReceipts.NONE
                        : new GatewayReceipts(
                                at("receiptNumber"), at("receiptPointer"), at("receiptValue"), at("receiptCode")),
                at("siteAddress"),
                TypedNumber.upTo(at("most"), MOST).orElseThrow(),
                TypedNumber.upTo(at("window"), LONGEST_WINDOW).orElseThrow());
    }

    /** A secret stands in no log. */
    @Override
    public String toString() {
        return "GatewayForm";
    }
}
