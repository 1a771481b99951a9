package org.redvest.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.orders.Order;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/**
 * Opens orders for a caller who opens many: it has read everybody at home in the region once, and nobody counts whom which rule
 * keeps out. Who may take a place is decided by the same rules as in {@link Openings}; what is cheap to see is looked at first.
 */
@Component
class GroupOpening {

    /** Room for rounding; the rules themselves measure exactly. */
    private static final double NEARLY_KM = 0.001;

    private final Openings openings;
    private final OpeningStore store;
    private final GroupPlaceStore places;
    private final AnswerStore answers;
    private final Admission admission;
    private final Clock clock;

    GroupOpening(
            Openings openings,
            OpeningStore store,
            GroupPlaceStore places,
            AnswerStore answers,
            Admission admission,
            Clock clock) {
        this.openings = openings;
        this.store = store;
        this.places = places;
        this.answers = answers;
        this.admission = admission;
        this.clock = clock;
    }

    Opened open(Order order, Hat by, List<Profile> everybody) {
        if (!order.state().beforeService()) {
            return new Opened.NotNow(order.state());
        }
        var now = clock.instant();
        var openable = openings.openable(order, by, now);
        if (openable.isEmpty()) {
            return new Opened.TooLate();
        }
        var reached = new HashSet<VolunteerId>();
        var opened = new ArrayList<Opening>();
        for (Opening opening : openable) {
            if (store.open(opening, by.account())) {
                opened.add(opening);
                var eligible = eligible(opening, everybody);
                store.reach(opening, eligible);
                reached.addAll(eligible);
            }
        }
        if (opened.isEmpty()) {
            return new Opened.Already(store.list(order.number()).getFirst().openedAt());
        }
        openings.tell(order, by, opened, reached.size(), now);
        return new Opened.ToAll(reached.size());
    }

    private Set<VolunteerId> eligible(Opening opening, List<Profile> everybody) {
        var asked = opening.asked();
        var likely = everybody.stream()
                .filter(profile -> opening.openedTo().contains(profile.home()))
                .filter(likely(asked))
                .toList();
        var held = places.held(
                likely.stream().map(Profile::id).toList(), openings.from(asked), openings.to(asked), admission);
        var declined = answers.declined(opening.need());
        return likely.stream()
                .filter(profile -> admission
                        .reasons(
                                asked,
                                profile,
                                held.getOrDefault(profile.id(), List.of()),
                                Optional.ofNullable(declined.get(profile.id())))
                        .isEmpty())
                .map(Profile::id)
                .collect(Collectors.toSet());
    }

    /** Lets through everybody whom the rules let through, and not many more; it looks at no calendar and at nothing held. */
    private Predicate<Profile> likely(Asked asked) {
        LocalDate day = admission.day(asked.start());
        var part = part(LocalTime.ofInstant(asked.start(), clock.getZone()));
        return profile -> {
            var preferences = profile.preferences();
            return profile.skills().containsAll(asked.skills())
                    && (preferences.interests().isEmpty()
                            || preferences.interests().contains(asked.category()))
                    && !preferences.doNotDisturb()
                    && part.map(begins -> preferences.availability().on(day).contains(begins))
                            .orElse(true)
                    && admission.kilometres(asked, profile) <= preferences.radiusKm() + NEARLY_KM;
        };
    }

    /** The part of the day in which a service begins, if it is one of those that people speak of. */
    private static Optional<Part> part(LocalTime start) {
        for (Part part : Part.values()) {
            if (!start.isBefore(part.start()) && start.isBefore(part.end())) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
