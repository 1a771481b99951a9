package org.redvest.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redvest.catalogue.Site;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Telephone;

/** What an order must keep to. Every problem is named, not the first. */
final class Rules {

    static final String KEY = "orders.problem.";
    static final int MOST_SHIFTS = 10;
    static final int MOST_PEOPLE = 200;
    static final int MOST_SKILLS = 5;
    static final int TITLE = 40;
    static final int TEXT = 500;
    static final int LINE = 200;
    static final int ADDRESS = 100;
    static final int NAME = 20;
    static final int PLACE = 40;
    static final Duration LONGEST = Duration.ofHours(24);
    static final Duration SHORTEST = Duration.ofMinutes(30);
    /** As far as a plan reaches. */
    static final Duration FARTHEST = Duration.ofDays(62);

    private final List<Problem> problems = new ArrayList<>();
    private final Instant now;

    Rules(Instant now) {
        this.now = now;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Rules shifts(List<Window> windows) {
        if (windows.isEmpty()) {
            problem("when", "no-shift");
        }
        if (windows.size() > MOST_SHIFTS) {
            problem("when", "too-many-shifts", MOST_SHIFTS);
        }
        for (int i = 0; i < windows.size(); i++) {
            shift(field("when", i), windows.get(i), windows.subList(0, i));
        }
        return this;
    }

    Rules shift(String field, Window window, List<Window> others) {
        if (!window.start().isAfter(now)) {
            problem(field, "past");
        } else if (window.start().isAfter(now.plus(FARTHEST))) {
            problem(field, "too-far", FARTHEST.toDays());
        }
        if (window.length().compareTo(LONGEST) > 0) {
            problem(field, "too-long", LONGEST.toHours());
        }
        if (window.length().compareTo(SHORTEST) < 0) {
            problem(field, "too-short", SHORTEST.toMinutes());
        }
        if (others.stream().anyMatch(window::overlaps)) {
            problem(field, "overlaps");
        }
        return this;
    }

    Rules people(List<Integer> people) {
        if (people.isEmpty()) {
            problem("people", "no-people");
        }
        IntStream.range(0, people.size())
                .filter(i -> people.get(i) < 1 || people.get(i) > MOST_PEOPLE)
                .forEach(i -> problem(field("people", i), "people-range", MOST_PEOPLE));
        return this;
    }

    Rules skills(List<String> asked, Set<String> known) {
        if (!known.containsAll(asked)) {
            problem("skills", "unknown-skill");
        }
        if (asked.size() > MOST_SKILLS) {
            problem("skills", "too-many-skills", MOST_SKILLS);
        }
        return this;
    }

    Rules place(Whereabouts where) {
        if (where.site() == Site.ELSEWHERE) {
            text("place", where.name(), 1, PLACE);
        }
        return this;
    }

    Rules details(PrivateDetails details) {
        text("address", details.address(), 1, ADDRESS);
        text("contact", details.contactName(), 1, NAME);
        text("note", details.note(), 0, TEXT);
        var typed = details.contactPhone();
        if (!Telephone.read(typed).map(Telephone::value).equals(Optional.of(typed))) {
            problem("phone", "phone", (int)
                    typed.chars().filter(Character::isDigit).count());
        }
        return this;
    }

    Rules offMenu(Draft.Wanted.OffMenu wanted, Set<String> categories) {
        text("title", wanted.title(), 2, TITLE);
        text("what", wanted.what(), 5, TEXT);
        text("risks", wanted.risks(), 2, LINE);
        text("safeguards", wanted.safeguards(), 2, LINE);
        if (!categories.contains(wanted.category())) {
            problem("category", "unknown-category");
        }
        if (wanted.minimumAge() < 14 || wanted.minimumAge() > 70) {
            problem("age", "age-range", 14, 70);
        }
        return this;
    }

    Rules text(String field, String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() && least > 0) {
            problem(field, "missing-" + field);
        } else if (length < least) {
            problem(field, "too-short-text", least, length);
        } else if (length > most) {
            problem(field, "too-long-text", most, length);
        } else if (!PlainText.isPlain(text)) {
            problem(field, "unseen-characters");
        }
        if (Privacy.in(text).contains(Privacy.ID_NUMBER)) {
            problem(field, "id-number");
        }
        return this;
    }

    Rules problem(String field, String message, Object... arguments) {
        problems.add(new Problem(field, KEY + message, arguments));
        return this;
    }

    /** The first of several fields has the plain name: {@code people}, {@code people2}. */
    static String field(String name, int index) {
        return index == 0 ? name : name + (index + 1);
    }

    /** Every field an order's form can have a problem with, in the order of the page. */
    static Stream<String> fields() {
        return Stream.of("when", "people", "place", "address", "contact", "phone", "note");
    }
}
