package org.redvest.attendance.confirming;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.Counting;
import org.redvest.attendance.NotedMark;
import org.redvest.attendance.Sheet;
import org.redvest.attendance.confirming.ConfirmationStore.Counted;
import org.redvest.attendance.marks.Presence;
import org.redvest.attendance.marks.TypedTime;
import org.redvest.shifts.Window;
import org.redvest.web.Problem;

/** What somebody filled in after another had confirmed: where it says otherwise, they are told beside the field that corrects it. */
record SecondWord(Sheet.Filled filled, Window shift, ZoneId zone) {

    private static final String KEY = "attendance.problem.";

    List<Problem> differs(List<Presence> rows, Counted stands, String measure) {
        var others = new ArrayList<Problem>();
        rows.forEach(row -> otherWord(row, others));
        var counts = new CountReading(false, filled.beneficiaries(), filled.measured(), measure);
        var theirs = new Counting(0, stands.beneficiaries(), stands.measured(), "", Instant.EPOCH);
        var mine = new Counting(
                0, counts.counted().beneficiaries(), counts.counted().measured(), "", Instant.EPOCH);
        boolean nothing = filled.beneficiaries().isBlank() && filled.measured().isBlank();
        if (!nothing && counts.problems().isEmpty() && !mine.sameAs(theirs)) {
            others.add(new Problem("beneficiaries", KEY + "your-count", filled.beneficiaries()));
        }
        return others;
    }

    private void otherWord(Presence row, List<Problem> others) {
        var mine = AttendanceWord.named(filled.saidOf(row.place()));
        if (mine.isPresent() && !mine.equals(row.said())) {
            others.add(new Problem(
                    "said-" + row.place().value(), KEY + "yours-" + mine.get().code()));
            return;
        }
        otherTime("came", filled.cameOf(row.place()), row, row.came(), others);
        otherTime("left", filled.leftOf(row.place()), row, row.left(), others);
    }

    private void otherTime(String field, String typed, Presence row, Optional<NotedMark> stands, List<Problem> others) {
        var at = field.equals("came") ? TypedTime.arrival(typed, shift, zone) : TypedTime.departure(typed, shift, zone);
        if (at.isPresent() && stands.isPresent() && !at.equals(stands.map(NotedMark::at))) {
            others.add(new Problem(field + "-" + row.place().value(), KEY + "your-time", typed));
        }
    }
}
