package org.redvest.dispatch.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.web.Text;

/**
 * One shift on the board.
 *
 * @param people asked for
 * @param taken places held
 * @param missing places free; none where the community lets it go ahead with those who accepted
 * @param unanswered holders of a place who have not said yet if they come at the moved time
 * @param invited who were asked one by one and can still answer
 * @param team the teams that are asked for it
 * @param nextWave when running waves look again for people to ask
 * @param closes when people can no longer accept by themselves; empty where it is not offered to all
 */
public record BoardRow(
        ShiftId shift,
        String activity,
        RegionCode region,
        BoardTab tab,
        String state,
        Instant start,
        Instant end,
        String category,
        String titleZh,
        String titleEn,
        int people,
        int taken,
        int missing,
        int unanswered,
        int invited,
        Optional<Instant> closes,
        Optional<TeamsAtWork> team,
        Optional<Instant> nextWave) {

    /**
     * Teams whose leaders are asked to propose members.
     *
     * @param until when the last of them has to
     */
    public record TeamsAtWork(int teams, int places, Instant until) {}

    /** More seats than this are drawn as a bar. */
    private static final int MOST_SEATS = 14;

    private static final int BAR = 192;

    public String title(Text text) {
        return text.either(titleZh, titleEn);
    }

    /** Where people are asked for it. */
    public String path() {
        return (tab == BoardTab.ENDED ? "/orders/%s" : "/orders/%s/opening").formatted(activity);
    }

    /** The end of a key in the bundles: how it stands with asking. */
    public String standing() {
        if (unanswered > 0) {
            return "moved";
        }
        if (state.equals("short") && missing == 0) {
            return "goes-ahead";
        }
        if (team.isPresent() && missing > 0 && (state.equals("short") || closes.isEmpty())) {
            return invited > 0 ? "invited" : "team";
        }
        if (invited > 0 && missing > 0 && (state.equals("short") || closes.isEmpty())) {
            return "invited";
        }
        if (state.equals("dispatching") && closes.isEmpty() && nextWave.isPresent()) {
            return "waves";
        }
        return state.equals("dispatching") && closes.isEmpty() ? "answered" : state.replace('_', '-');
    }

    /** A plan may ask people for it. */
    public boolean plannable(Instant now) {
        return missing > 0 && start.isAfter(now);
    }

    public Duration untilStart(Instant now) {
        return Duration.between(now, start);
    }

    public boolean drawnAsSeats() {
        return people <= MOST_SEATS;
    }

    /** {@code fill__in} or {@code fill__short} for each seat. */
    public Iterable<String> seats() {
        return IntStream.range(0, people).mapToObj(seat -> seat < taken ? "fill__in" : "fill__short")::iterator;
    }

    /** The width of the part that is taken, of 192 units. */
    public int taken192() {
        return (int) Math.round((double) BAR * Math.min(taken, people) / people);
    }
}
