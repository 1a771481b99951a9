package org.redvest.dispatch.emergency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Skill;
import org.redvest.dispatch.emergency.EmergencyCall.CalledPeople;
import org.redvest.dispatch.emergency.EmergencyCall.EmergencyTask;
import org.redvest.dispatch.emergency.EmergencyWish.EmergencyContact;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.Window;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Telephone;
import org.redvest.web.TypedDay;
import org.redvest.web.TypedHour;
import org.redvest.web.TypedNumber;
import org.springframework.stereotype.Component;

/** Reads a call from its form, and names all that is wrong with it. */
@Component
class EmergencyFormReader {

    static final int MOST_PEOPLE = 200;

    private static final String KEY = "dispatch.emergency.problem.";
    private static final String MISSING = "orders.problem.missing-";
    private static final int MOST_HOURS = 24;
    private static final Duration SOONEST = Duration.ofMinutes(10);
    private static final Duration FARTHEST = Duration.ofDays(3);

    private final Regions regions;
    private final Catalogue catalogue;
    private final Clock clock;

    EmergencyFormReader(Regions regions, Catalogue catalogue, Clock clock) {
        this.regions = regions;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param wish empty where there are problems */
    record ReadForm(Optional<EmergencyWish> wish, List<Problem> problems) {}

    ReadForm read(EmergencyForm form, Hat hat) {
        var problems = new ArrayList<Problem>();
        var task = task(form, problems);
        var contact = contact(form, problems);
        var community = community(form.value("community"), hat);
        if (community.isEmpty()) {
            problems.add(new Problem("community", KEY + "community"));
        }
        var point = point(form, community, problems);
        var window = window(form, problems);
        var people = number("people", form, MOST_PEOPLE, problems);
        var minutes = Optional.of(form.value("minutes")).filter(EmergencyForm.MINUTES::contains);
        if (minutes.isEmpty()) {
            problems.add(new Problem("minutes", KEY + "minutes"));
        }
        var skills = skills(form, problems);
        var reason = text("reason", form, FreeText.open(2, 200), problems);
        if (!problems.isEmpty()) {
            return new ReadForm(Optional.empty(), problems);
        }
        return new ReadForm(
                Optional.of(new EmergencyWish(
                        form.drill(),
                        community.orElseThrow(),
                        task,
                        contact,
                        point.orElseThrow(),
                        window.orElseThrow(),
                        new CalledPeople(people.orElseThrow(), skills, licences(skills)),
                        Duration.ofMinutes(Long.parseLong(minutes.orElseThrow())),
                        reason)),
                problems);
    }

    /** By the whole path, or by words that only one community of the region has. */
    Optional<RegionCode> community(String typed, Hat hat) {
        var words = PlainText.line(typed);
        if (words.isBlank()) {
            return Optional.empty();
        }
        var found = regions.named(words, hat.region());
        return found.stream()
                .filter(code -> regions.path(code).equals(words)
                        || regions.fullPath(code).equals(words))
                .findFirst()
                .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
    }

    private static EmergencyTask task(EmergencyForm form, List<Problem> problems) {
        return new EmergencyTask(
                text("title", form, FreeText.open(2, 30), problems),
                text("what", form, FreeText.asked(5, 500), problems),
                text("risks", form, FreeText.asked(2, 200), problems),
                text("safeguards", form, FreeText.asked(2, 200), problems),
                text("place", form, FreeText.asked(0, 40), problems),
                text("address", form, FreeText.own(1, 100), problems),
                text("note", form, FreeText.asked(0, 500), problems));
    }

    private static EmergencyContact contact(EmergencyForm form, List<Problem> problems) {
        if (form.drill()) {
            return new EmergencyContact("", "");
        }
        var name = text("contact", form, FreeText.own(1, 20), problems);
        Telephone.problem("phone", form.value("phone")).ifPresent(problems::add);
        return new EmergencyContact(name, Telephone.normal(form.value("phone")));
    }

    private static String text(String field, EmergencyForm form, FreeText rule, List<Problem> problems) {
        var plain = PlainText.line(form.value(field));
        boolean nothingPrivate = form.has(FreeText.NOTHING_PRIVATE, "yes");
        problems.addAll(rule.problems(field, MISSING + field, plain, nothingPrivate));
        return plain;
    }

    private Optional<Position> point(EmergencyForm form, Optional<RegionCode> community, List<Problem> problems) {
        if (form.value("lat").isBlank() && form.value("lon").isBlank()) {
            return community.map(regions::centre);
        }
        var lat = degrees("lat", 3, 54, form, problems);
        var lon = degrees("lon", 73, 136, form, problems);
        return lat.flatMap(north -> lon.map(east -> new Position(north, east)));
    }

    /** Within what China spans; otherwise said beside the field. */
    private static Optional<Double> degrees(
            String field, double least, double most, EmergencyForm form, List<Problem> problems) {
        var degrees = TypedNumber.decimal(form.value(field))
                .map(Number::doubleValue)
                .filter(each -> each > least && each < most);
        if (degrees.isEmpty()) {
            problems.add(new Problem(field, KEY + "point"));
        }
        return degrees;
    }

    private Optional<Window> window(EmergencyForm form, List<Problem> problems) {
        var hours = number("hours", form, MOST_HOURS, problems);
        var now = clock.instant();
        var start = start(form, now);
        if (start.isEmpty()) {
            problems.add(new Problem("when", KEY + "when"));
        } else if (start.get().isBefore(now.plus(SOONEST))) {
            problems.add(new Problem("when", KEY + "too-soon", SOONEST.toMinutes()));
        } else if (start.get().isAfter(now.plus(FARTHEST))) {
            problems.add(new Problem("when", KEY + "too-far", FARTHEST.toDays()));
        }
        return hours.isPresent() && start.isPresent()
                ? start.map(from -> new Window(from, from.plus(Duration.ofHours(hours.get()))))
                : Optional.empty();
    }

    private Optional<Instant> start(EmergencyForm form, Instant now) {
        var when = form.value("when");
        if (EmergencyForm.LEADS.contains(when)) {
            return Optional.of(
                    now.plus(Duration.ofMinutes(Long.parseLong(when))).truncatedTo(ChronoUnit.MINUTES));
        }
        var day = TypedDay.read(form.value("date"));
        return TypedHour.read(form.value("from"))
                .filter(hour -> !hour.endOfDay() && when.equals(EmergencyForm.AT))
                .flatMap(hour -> day.map(
                        date -> date.atTime(hour.time()).atZone(clock.getZone()).toInstant()));
    }

    private static Optional<Integer> number(String field, EmergencyForm form, int most, List<Problem> problems) {
        var number = TypedNumber.upTo(form.value(field), most);
        if (number.isEmpty()) {
            problems.add(new Problem(field, KEY + field, most));
        }
        return number;
    }

    private Set<String> skills(EmergencyForm form, List<Problem> problems) {
        var known = catalogue.skills().stream().map(Skill::code).collect(Collectors.toSet());
        var skills = new HashSet<>(form.values("skills"));
        if (!known.containsAll(skills)) {
            problems.add(new Problem("skills", "orders.problem.unknown-skill"));
        }
        return skills;
    }

    private Set<String> licences(Set<String> skills) {
        return catalogue.skills().stream()
                .filter(Skill::licensed)
                .map(Skill::code)
                .filter(skills::contains)
                .collect(Collectors.toSet());
    }
}
