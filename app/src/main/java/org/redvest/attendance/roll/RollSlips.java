package org.redvest.attendance.roll;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.attendance.NotedMark;
import org.redvest.attendance.Sheet;
import org.redvest.attendance.marks.CheckIns;
import org.redvest.attendance.marks.Reach;
import org.redvest.attendance.marks.ShiftPlaces;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.Mark;
import org.redvest.shifts.ShiftId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A slip on the roll: whoever made the mark takes it back and calls again, until the community has confirmed. */
@Component
public class RollSlips {

    private final Reach reach;
    private final ShiftPlaces places;
    private final CheckIns checkIns;
    private final RollStore store;
    private final FirstArrivals firstArrivals;

    RollSlips(Reach reach, ShiftPlaces places, CheckIns checkIns, RollStore store, FirstArrivals firstArrivals) {
        this.reach = reach;
        this.places = places;
        this.checkIns = checkIns;
        this.store = store;
        this.firstArrivals = firstArrivals;
    }

    /** The last mark of each place, where this reader may take it back. */
    public static Map<PlaceId, RollMark> of(Sheet sheet, Hat reader) {
        var slips = new HashMap<PlaceId, RollMark>();
        if (sheet.receipt().isEmpty()) {
            sheet.rows()
                    .forEach(row ->
                            last(row.came(), row.left(), reader).ifPresent(mark -> slips.put(row.place(), mark)));
        }
        return slips;
    }

    private static Optional<RollMark> last(Optional<NotedMark> came, Optional<NotedMark> left, Hat reader) {
        return left.or(() -> came)
                .filter(noted -> isOf(noted, reader))
                .map(_ -> left.isPresent() ? RollMark.DEPARTURE : RollMark.ARRIVAL);
    }

    /** The places whose arrival this reader may note again; it cannot be taken back any more. */
    public static Set<PlaceId> again(Sheet sheet, Hat reader) {
        return sheet.rows().stream()
                .filter(row -> sheet.receipt().isEmpty() && mayBeNotedAgain(row.came(), row.left(), reader))
                .map(Sheet.SheetRow::place)
                .collect(Collectors.toSet());
    }

    /** Who has checked out with the code has come: only the time of the arrival can be wrong. */
    static boolean mayBeNotedAgain(Optional<NotedMark> came, Optional<NotedMark> left, Hat reader) {
        return came.filter(noted -> isOf(noted, reader)).isPresent()
                && left.filter(noted -> noted.mark().how() == Mark.How.CODE).isPresent();
    }

    private static boolean isOf(NotedMark noted, Hat reader) {
        return noted.byRoll() && (!reader.role().serves() || noted.by().equals(reader.account()));
    }

    /** Taken back twice, it is taken back once: the second tap finds nothing and answers alike. */
    @Transactional
    public boolean takeBack(ShiftId shift, PlaceId id, RollMark mark, Hat leader) {
        return reach.leading(shift, leader, _ -> {
            var place = places.one(shift, id);
            var presence = checkIns.held(place);
            boolean theirs = last(presence.came(), presence.left(), leader)
                    .filter(mark::equals)
                    .isPresent();
            boolean done = theirs && store.takeBack(place.id(), mark);
            if (done) {
                if (mark == RollMark.ARRIVAL) {
                    firstArrivals.takenBack(place);
                }
                checkIns.tell(place);
            }
            return done;
        });
    }
}
