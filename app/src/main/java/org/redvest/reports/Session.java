package org.redvest.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;

/** The evidence of one session: how many, how long, by what it was recorded. No names. */
public record Session(
        ShiftId shift,
        String order,
        RegionCode region,
        String titleZh,
        String titleEn,
        Instant start,
        Instant end,
        Roll roll,
        int contacts,
        String measure,
        Optional<BigDecimal> measured,
        Instant confirmedAt,
        Settled settled,
        List<Stay> stays) {

    /**
     * Whose word stands behind it.
     *
     * @param byMarks the marks alone: the community had not confirmed in the set days
     * @param uncounted no person has counted those who were served
     */
    public record Settled(boolean byMarks, boolean uncounted) {}

    /** What the community said of those who had accepted. */
    public record Roll(int came, int onLeave, int absent, int excused) {
        public int accepted() {
            return came + onLeave + absent + excused;
        }
    }

    /**
     * One person's stay, in minutes from the start of the shift.
     *
     * @param minutes that count
     * @param byCode whether the arrival was recorded by the code
     * @param completed whether the community said when they left, as it confirmed
     * @param corrected whether it has corrected a time since
     */
    public record Stay(int came, int left, int minutes, boolean byCode, boolean completed, boolean corrected) {}

    public long minutes() {
        return stays.stream().mapToLong(Stay::minutes).sum();
    }

    /** Before the shift and after it: served gladly, not counted. */
    public long minutesOutside() {
        return stays.stream()
                .mapToLong(stay -> stay.left() - stay.came() - stay.minutes())
                .sum();
    }

    public int length() {
        return Math.toIntExact(Duration.between(start, end).toMinutes());
    }

    public long byCode() {
        return stays.stream().filter(Stay::byCode).count();
    }

    public long completed() {
        return stays.stream().filter(Stay::completed).count();
    }

    public long corrected() {
        return stays.stream().filter(Stay::corrected).count();
    }
}
