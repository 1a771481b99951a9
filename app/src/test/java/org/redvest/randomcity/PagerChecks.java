package org.redvest.randomcity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list that says 21–40 of 205 has 205 rows on its pages. */
final class PagerChecks {

    /** In both languages: 第 21–40 条，共 205 条 · 21–40 of 205. */
    private static final Pattern RANGE = Pattern.compile("([0-9,]+)–([0-9,]+)[^0-9]+([0-9,]+)");

    /** Of a longer list no more is read: what was walked of it held. */
    private static final int MOST_PAGES = 100;

    /** A list of more pages is walked once in so many times that somebody comes across it. */
    private static final int LONG = 3;

    private static final int ONCE_IN = 25;

    private final Findings findings;
    private final Map<String, Integer> met = new HashMap<>();
    private boolean walking;

    PagerChecks(Findings findings) {
        this.findings = findings;
    }

    /** From a first page on to the last, as its own links lead. */
    void check(Reply reply, CityPerson by) {
        if (walking || !reply.isPage()) {
            return;
        }
        var range = range(reply);
        if (range.isEmpty() || number(range.get(), 1) != 1 || !isItsTurn(reply, range.get())) {
            return;
        }
        walking = true;
        try {
            findings.lookedAt(Promise.WHOLE_LISTS);
            walk(reply, range.get(), by);
        } finally {
            walking = false;
        }
    }

    private boolean isItsTurn(Reply reply, Matcher range) {
        boolean isLong = number(range, 3) > LONG * number(range, 2);
        return met.merge(Finding.shape(reply.asked()), 1, Integer::sum) % (isLong ? ONCE_IN : 1) == 0;
    }

    private void walk(Reply first, Matcher range, CityPerson by) {
        long total = number(range, 3);
        long last = number(range, 2);
        var page = first;
        for (int pages = 1; last < total; pages++) {
            if (pages == MOST_PAGES) {
                return;
            }
            var next = next(page);
            if (next.isEmpty()) {
                break;
            }
            page = by.browser().get(page.at(), next.get());
            var following = range(page);
            if (!page.found()
                    || following.isEmpty()
                    || number(following.get(), 1) != last + 1
                    || number(following.get(), 3) != total) {
                break;
            }
            last = number(following.get(), 2);
        }
        if (last != total) {
            findings.add(
                    "A list's total is not the number of its rows",
                    Finding.shape(first.asked()),
                    "%s at %s: %d of %d rows are on its pages".formatted(by.citizen(), first.path(), last, total));
        }
    }

    private static Optional<String> next(Reply reply) {
        return Optional.ofNullable(reply.page().html().selectFirst(".pager a[rel=next]"))
                .map(link -> link.attr("href"));
    }

    private static Optional<Matcher> range(Reply reply) {
        return Optional.ofNullable(reply.page().html().selectFirst(".pager__where"))
                .map(pager -> RANGE.matcher(pager.text()))
                .filter(Matcher::find);
    }

    private static long number(Matcher range, int group) {
        return Long.parseLong(range.group(group).replace(",", ""));
    }
}
