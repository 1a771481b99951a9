package org.redvest.residents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/**
 * What a resident asked for, and where it stands.
 *
 * @param mark four characters that those who come say at the door
 * @param draft the order's form that was begun for it
 * @param order the order that was made of it
 * @param failed the order before, of which nothing came
 */
public record HelpRequest(
        long id,
        RegionCode region,
        String mark,
        RequestText asked,
        Instant answerDue,
        State state,
        Optional<UUID> draft,
        Optional<ActivityNumber> order,
        Optional<ActivityNumber> failed,
        Optional<HelpAnswer> answer,
        Optional<Thanks> thanks,
        Instant lastEventAt,
        boolean erased) {

    /** For so long after the last event the resident's link leads to its page. */
    static final Duration LINK_LASTS = Duration.ofDays(90);

    public enum State {
        WAITING,
        ORDERED,
        ANSWERED,
        /** Closed by the community as a test or an abuse. */
        CLOSED,
        WITHDRAWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When help is wanted, as the form offers it. */
    public enum WantedTime {
        SOON,
        WEEKEND,
        ANY,
        WEEKLY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> words() {
            return List.of("soon", "weekend", "any", "weekly");
        }
    }

    /** As the resident wrote it; empty texts where they were erased. Nothing of it is ever printed. */
    public record RequestText(
            String category, WantedTime wanted, String words, String phone, String called, Instant at) {
        @Override
        public String toString() {
            return "a resident's words";
        }
    }

    /** Whether it helped, in one tap and a few words. It stands beside the community's evaluation and counts for none. */
    public record Thanks(String helped, String words, Instant at) {
        @Override
        public String toString() {
            return "a resident's thanks";
        }
    }

    public boolean waiting() {
        return state == State.WAITING;
    }

    public boolean overdue(Instant now) {
        return waiting() && !now.isBefore(answerDue);
    }

    boolean linkEnded(Instant now) {
        return !now.isBefore(lastEventAt.plus(LINK_LASTS));
    }

    public String path() {
        return "/residents/" + id;
    }
}
