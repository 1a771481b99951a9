package org.redvest.demo;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the strip shows.
 *
 * @param move the one next action
 * @param ordered whether the visitor has placed the order that the walk follows
 * @param places of that order
 * @param taken how many of those places are taken
 * @param askedAll whether nobody is left who could take another
 * @param inService whether that order's service is going on, or about to
 * @param patrol the evening's river patrol, for the first step
 * @param growth what the walk added to the figures, for the last
 * @param going where the city is on its way to a later time
 * @param token proves that the strip's forms are ours
 */
public record GuideView(
        Step step,
        Move move,
        boolean ordered,
        int places,
        int taken,
        boolean askedAll,
        boolean inService,
        Optional<String> patrol,
        Optional<Growth> growth,
        Optional<Going> going,
        Instant now,
        String token) {

    /** What the guide's button does. */
    public enum Move {
        NEXT,
        /** Nobody can take a place before the order is opened. */
        OPEN,
        /** Nobody can check in who has no place. */
        ACCEPT,
        TO_SERVICE,
        CHECK_IN,
        TO_END,
        CHECK_OUT;

        /** End of the keys in the bundles. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The month's participations before the walk's service and with it, and what it brought. */
    public record Growth(long before, long after, int came, int minutes) {}

    /** The step that has to be done first, where this one has no ground yet. */
    public Optional<Step> before() {
        return switch (move) {
            case OPEN -> Optional.of(Step.REVIEW);
            case ACCEPT -> Optional.of(Step.ACCEPT);
            case NEXT, TO_SERVICE, CHECK_IN, TO_END, CHECK_OUT -> Optional.empty();
        };
    }

    /** Which sentence stands in the strip. */
    public String words() {
        return switch (step) {
            case ORDER -> ordered ? "order.done" : "order";
            case FILL -> move == Move.OPEN ? "fill.unopened" : askedAll ? "fill.asked-all" : "fill";
            case ACCEPT -> move == Move.OPEN ? "accept.unopened" : "accept";
            case SERVE -> "serve." + move.word();
            case FIGURES -> growth.isPresent() ? "figures" : "figures.unconfirmed";
            case LOOK, REVIEW, CONFIRM, HOURS -> step.word();
        };
    }
}
