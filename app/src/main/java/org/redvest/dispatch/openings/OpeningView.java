package org.redvest.dispatch.openings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Identity;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityState;
import org.redvest.shifts.Shift;
import org.redvest.web.Text;

/**
 * The page from which a dispatcher opens an activity, and watches it fill.
 *
 * @param eligible whoever may take a place at one of the needs, each counted once
 */
public record OpeningView(
        Activity activity,
        OpeningNames names,
        List<NeedView> needs,
        int eligible,
        Optional<Instant> closes,
        Instant now) {

    /**
     * DispatchWords for where it is and who asked.
     *
     * @param scope where the volunteers who were sifted are at home
     */
    public record OpeningNames(String scope, String township, String community, boolean estimated, Identity by) {}

    /** Opened and not taken back. */
    public boolean open() {
        return needs.stream().anyMatch(NeedView::open);
    }

    /** To all who suit: inviting single people is another way. */
    public boolean wasOpened() {
        return needs.stream().anyMatch(NeedView::wasOpened);
    }

    /** Whether there is anything to watch: it was opened, or people were invited. */
    public boolean watched() {
        return needs.stream().anyMatch(need -> need.opening().isPresent());
    }

    /** Something of it is not offered and can be: nothing was yet, all was taken back, or one service was moved out of the last hour. */
    public boolean mayOpen() {
        return activity.state().beforeService()
                && closes.isPresent()
                && needs.stream().anyMatch(need -> !need.open() && need.openable() && !need.complete());
    }

    /** Some of its services are offered and others can be. */
    public boolean partly() {
        return open() && mayOpen();
    }

    /** How many places its services have that are not offered. */
    public int peopleLeft() {
        return needs.stream()
                .filter(need -> !need.open() && need.openable() && !need.complete())
                .mapToInt(NeedView::people)
                .sum();
    }

    /** Whether something of it still lies ahead: neither over, nor cancelled, nor begun. */
    public boolean ahead() {
        return !needs.isEmpty() && !activity.state().over();
    }

    /** On how many days, or at how many times of a day, people are wanted. */
    public long days() {
        return needs.stream().map(need -> need.shift().id()).distinct().count();
    }

    /** What is wanted, or why nothing is any more. */
    public String wanted(Text text) {
        if (ahead()) {
            return days() > 1
                    ? text.of("dispatch.opening.wanted-several", title(text), days(), people())
                    : text.of("dispatch.opening.wanted", title(text), people());
        }
        return text.of(
                switch (activity.state()) {
                    case CANCELLED -> "dispatch.opening.cancelled";
                    case IN_SERVICE -> "dispatch.opening.begun";
                    default -> "dispatch.opening.over";
                },
                title(text));
    }

    /** What happens next; a key of the bundles. */
    public Optional<String> lead() {
        if (partly()) {
            return Optional.of("dispatch.opening.lead-rest");
        }
        if (mayOpen()) {
            return Optional.of(wasOpened() ? "dispatch.opening.lead-again" : "dispatch.opening.lead");
        }
        if (!open()) {
            return Optional.empty();
        }
        boolean running = needs.stream().anyMatch(need -> need.running(now));
        return Optional.of(running ? "dispatch.opening.lead-open" : "dispatch.opening.lead-closed");
    }

    /** Why it can be opened no more, or not yet. */
    public String closed(Text text) {
        if (activity.state() == ActivityState.PROPOSED) {
            return text.of("dispatch.open.review-first");
        }
        return activity.state().beforeService() && ahead()
                ? text.of("dispatch.open.too-late")
                : text.of(
                        "dispatch.open.state",
                        text.of("shifts.state." + activity.state().word()));
    }

    /** The words of the button that offers it. */
    public String button() {
        if (eligible() == 0) {
            return "dispatch.send.nobody";
        }
        if (partly()) {
            return "dispatch.send.rest";
        }
        return wasOpened() ? "dispatch.send.again" : "dispatch.send.button";
    }

    public int people() {
        return needs.stream().mapToInt(NeedView::people).sum();
    }

    public Shift first() {
        return activity.nextShift();
    }

    public String title(Text text) {
        var title = activity.service().title();
        return text.either(title.zh(), title.en());
    }
}
