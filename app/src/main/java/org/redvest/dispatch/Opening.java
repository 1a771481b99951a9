package org.redvest.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;

/**
 * A vacancy that all who are eligible at home in a region may fill, first come, first served (推送、抢单).
 *
 * @param openedTo homes in this region; empty where nobody but invited people can come, and then it counts as withdrawn
 */
public record Opening(Vacancy vacancy, Optional<RegionCode> openedTo, Instant openedAt, Optional<Instant> withdrawnAt) {

    /**
     * What is asked of those who come.
     *
     * @param skills all of them; those in {@code licences} must have been checked as well
     */
    public record Asked(
            Instant start,
            Instant end,
            Position site,
            String category,
            Set<String> skills,
            Set<String> licences,
            int minimumAge) {

        public Asked {
            skills = Set.copyOf(skills);
            licences = Set.copyOf(licences);
        }
    }

    /** Whether those at home there were ever asked all together. */
    public boolean reaches(RegionCode home) {
        return openedTo.filter(region -> region.contains(home)).isPresent();
    }

    public NeedId need() {
        return vacancy.need();
    }

    public ShiftId shift() {
        return vacancy.shift();
    }

    public ActivityNumber activity() {
        return vacancy.activity();
    }

    public RegionCode region() {
        return vacancy.region();
    }

    public Asked asked() {
        return vacancy.asked();
    }

    public int places() {
        return vacancy.places();
    }

    public int taken() {
        return vacancy.taken();
    }

    public Instant closesAt() {
        return vacancy.closesAt();
    }

    public boolean full() {
        return vacancy.full();
    }

    public boolean complete() {
        return vacancy.complete();
    }

    public int free() {
        return vacancy.free();
    }

    public int missing() {
        return vacancy.missing();
    }

    public int kept() {
        return vacancy.kept();
    }

    public int waiting() {
        return vacancy.waiting();
    }

    /** As it is when one more place of a need is taken: its own, or another's of the same shift. */
    public Opening takenAt(NeedId need) {
        return need().equals(need) ? new Opening(vacancy.oneMoreTaken(), openedTo, openedAt, withdrawnAt) : this;
    }

    /** Whether people still come and leave by themselves. */
    public boolean running(Instant now) {
        return withdrawnAt.isEmpty() && now.isBefore(closesAt());
    }

    /** Whether nobody but invited people was ever let in, and there is time to invite more. */
    public boolean invites(Instant now) {
        return openedTo.isEmpty() && now.isBefore(closesAt());
    }
}
