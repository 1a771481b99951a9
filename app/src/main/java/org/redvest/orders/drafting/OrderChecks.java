package org.redvest.orders.drafting;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redvest.catalogue.Site;
import org.redvest.orders.Draft;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.web.Problem;
import org.redvest.web.Telephone;

/** What an order must keep to. Every problem is named, not the first. */
public final class OrderChecks {

    public static final String KEY = "orders.problem.";
    public static final int MOST_SHIFTS = 60;
    static final int MOST_PEOPLE = 200;
    static final int MOST_SKILLS = 5;
    static final Duration LONGEST = Duration.ofHours(24);
    static final Duration SHORTEST = Duration.ofMinutes(30);
    /** As far as a plan reaches. The city may allow less. */
    static final Duration FARTHEST = Duration.ofDays(62);

    private final List<Problem> problems = new ArrayList<>();
    private final Instant now;
    private final Duration farthest;

    public OrderChecks(Instant now) {
        this(now, FARTHEST);
    }

    /** @param farthest how far ahead the city lets a community order */
    OrderChecks(Instant now, Duration farthest) {
        this.now = now;
        this.farthest = farthest;
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    OrderChecks shifts(List<Window> windows) {
        if (windows.isEmpty()) {
            problem("when", "no-shift");
        }
        if (windows.size() > MOST_SHIFTS) {
            problem("when", "too-many-shifts", MOST_SHIFTS);
        }
        for (int i = 0; i < windows.size(); i++) {
            shift(field("when", i), windows.get(i), windows.subList(0, i));
            inTime(field("when", i), windows.get(i));
        }
        return this;
    }

    OrderChecks shift(String field, Window window, List<Window> others) {
        if (!window.start().isAfter(now)) {
            problem(field, "past");
        } else if (window.start().isAfter(now.plus(farthest))) {
            problem(field, "too-far", farthest.toDays());
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

    /** What begins so soon that it can be offered to nobody is refused, with the earliest time that can. */
    OrderChecks inTime(String field, Window window) {
        if (window.start().isAfter(now) && !window.canBeOffered(now)) {
            problem(field, "too-soon", earliest());
        }
        return this;
    }

    private Instant earliest() {
        return now.plus(Window.TO_GET_THERE).truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    }

    OrderChecks people(List<Integer> people) {
        if (people.isEmpty()) {
            problem("people", "no-people");
        }
        IntStream.range(0, people.size())
                .filter(i -> !possible(people.get(i)))
                .forEach(i -> problem(field("people", i), "people-range", MOST_PEOPLE));
        return this;
    }

    static boolean possible(int people) {
        return people >= 1 && people <= MOST_PEOPLE;
    }

    OrderChecks skills(List<String> asked, Set<String> known) {
        if (!known.containsAll(asked)) {
            problem("skills", "unknown-skill");
        }
        if (asked.size() > MOST_SKILLS) {
            problem("skills", "too-many-skills", MOST_SKILLS);
        }
        return this;
    }

    OrderChecks place(Whereabouts where) {
        if (where.site() == Site.ELSEWHERE) {
            text(OrderText.PLACE, where.name());
        }
        return this;
    }

    OrderChecks details(PrivateDetails details) {
        text(OrderText.ADDRESS, details.address());
        text(OrderText.CONTACT, details.contactName());
        text(OrderText.NOTE, details.note());
        Telephone.problem("phone", details.contactPhone()).ifPresent(problems::add);
        return this;
    }

    OrderChecks offMenu(Draft.Wanted.OffMenu wanted, Set<String> categories) {
        text(OrderText.TITLE, wanted.title());
        text(OrderText.WHAT, wanted.what());
        text(OrderText.RISKS, wanted.risks());
        text(OrderText.SAFEGUARDS, wanted.safeguards());
        if (!categories.contains(wanted.category())) {
            problem("category", "unknown-category");
        }
        if (wanted.minimumAge() < 14 || wanted.minimumAge() > 70) {
            problem("age", "age-range", 14, 70);
        }
        return this;
    }

    public OrderChecks text(OrderText what, String text, boolean nothingPrivate) {
        problems.addAll(what.problems(text, nothingPrivate));
        return this;
    }

    public OrderChecks text(OrderText what, String text) {
        problems.addAll(what.problems(text));
        return this;
    }

    public OrderChecks problem(String field, String message, Object... arguments) {
        problems.add(new Problem(field, KEY + message, arguments));
        return this;
    }

    /** The first of several fields has the plain name: {@code people}, {@code people2}. */
    public static String field(String name, int index) {
        return index == 0 ? name : name + (index + 1);
    }

    /** Every field an order's form can have a problem with, in the order of the page. */
    static Stream<String> fields() {
        return Stream.of("when", "people", "place", "address", "contact", "phone", "note");
    }
}
