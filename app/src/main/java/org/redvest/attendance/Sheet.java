package org.redvest.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.Hours;
import org.redvest.hours.Line;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.VolunteerId;

/**
 * One shift as those see it who are there: who had accepted, who came, who left.
 *
 * @param lead the volunteer to whom the community handed the lead, if it did
 * @param receipt what the confirmation added, once there is one
 * @param countings of the people served, oldest first; the last stands
 * @param settles when it is settled from the marks where the community has not confirmed
 */
public record Sheet(
        Activity activity,
        Shift shift,
        SheetStage stage,
        List<SheetRow> rows,
        Optional<VolunteerId> lead,
        Optional<Confirmation.Receipt> receipt,
        List<Counting> countings,
        Instant settles) {

    /** What the community can do with it now; only one of these asks who came. */
    public enum SheetStage {
        /** The committee did not open it: no volunteer was asked. */
        NEVER_OPENED,
        CANCELLED,
        /** It is not over yet. */
        TOO_EARLY,
        /** It is over, and no volunteer had accepted: it was not held. */
        NOBODY_ACCEPTED,
        TO_CONFIRM,
        CONFIRMED;

        /** The end of a key in the bundles. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One accepted place.
     *
     * @param lines of the ledger, oldest first: what was entered, what voids it, what stands now
     * @param taken back, oldest first: each is struck and keeps its reason
     */
    public record SheetRow(
            PlaceId place,
            VolunteerId volunteer,
            Optional<Introduction> introduction,
            Optional<NotedMark> came,
            Optional<NotedMark> left,
            Optional<AttendanceWord> said,
            Optional<Integer> minutes,
            List<Line> lines,
            List<TakenBack> taken) {

        /** Empty where the account has been erased. */
        public String name() {
            return introduction.map(Introduction::name).orElse("—");
        }

        public boolean cameAsSaid() {
            return said.filter(AttendanceWord.CAME::equals).isPresent();
        }

        public Optional<Line> standing() {
            return lines.stream().filter(Line::stands).findFirst();
        }
    }

    /**
     * What a correction took back of one person.
     *
     * @param hours that were entered; empty where none were
     * @param said what the community had said
     */
    public record TakenBack(Optional<Hours> hours, AttendanceWord said, String why, Instant at) {}

    /** Whether the service counts something beside people and hours. */
    public boolean measured() {
        return Measures.counts(activity.service().measure());
    }

    /** Settled from the marks, without the community's word. */
    public boolean settled() {
        return receipt.filter(Confirmation.Receipt::settled).isPresent();
    }

    /** No person has counted those who were served. */
    public boolean uncounted() {
        return settled() && countings.size() == 1;
    }

    /** Those who checked in and whose leaving no mark and no word tells. */
    public List<SheetRow> withoutLeaving() {
        return rows.stream()
                .filter(row -> row.cameAsSaid() && row.left().isEmpty())
                .toList();
    }

    /** What stands of what was counted, once it is confirmed. */
    public Counting counted() {
        return countings.getLast();
    }

    /** What was counted first and is taken back now. */
    public List<Counting> miscounted() {
        return countings.subList(0, countings.size() - 1);
    }

    /** Who is there; after the confirmation, who was, corrections included. */
    public long here() {
        return rows.stream()
                .filter(row ->
                        row.said().isPresent() ? row.cameAsSaid() : row.came().isPresent())
                .count();
    }

    /**
     * What the community filled in, as typed.
     *
     * @param said code of {@link AttendanceWord} for each place
     * @param left time of day for those who forgot to check out
     * @param came time of day for those who were there and on no record
     * @param reason code of {@link RollReason} why these were on no record
     * @param meant who is said not to have come although they are on record, and that is meant so
     */
    public record Filled(
            Map<PlaceId, String> said,
            Map<PlaceId, String> left,
            String beneficiaries,
            String measured,
            Map<PlaceId, String> came,
            Map<PlaceId, String> reason,
            Set<PlaceId> meant) {

        public static final Filled NOTHING = new Filled(Map.of(), Map.of(), "", "");

        public Filled(Map<PlaceId, String> said, Map<PlaceId, String> left, String beneficiaries, String measured) {
            this(said, left, beneficiaries, measured, Map.of(), Map.of(), Set.of());
        }

        public String saidOf(PlaceId place) {
            return said.getOrDefault(place, "");
        }

        public String leftOf(PlaceId place) {
            return left.getOrDefault(place, "");
        }

        public String cameOf(PlaceId place) {
            return came.getOrDefault(place, "");
        }

        public String reasonOf(PlaceId place) {
            return reason.getOrDefault(place, "");
        }
    }
}
