package org.redvest.dispatch.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Category;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;

/**
 * People are called at once (应急召集), or it is a drill of that (演练).
 *
 * @param from homes in this region are asked
 * @param service what they come to; empty for a drill
 * @param reason why it is called, for the audit log and the call's page
 * @param ring the widest ring that was asked so far; see {@link #RINGS_KM}
 */
public record EmergencyCall(
        long id,
        RegionCode region,
        RegionCode from,
        Optional<CalledService> service,
        EmergencyTask task,
        Position point,
        Window window,
        CalledPeople people,
        Duration answerWithin,
        CallState state,
        int ring,
        String reason,
        AccountId by,
        Instant at,
        Optional<Instant> endedAt,
        Instant nextAt) {

    /** The radius of each ring around the point. Nobody is asked farther away than they want to go. */
    public static final List<Integer> RINGS_KM = List.of(1, 2, 4, 8, 15, 30);

    /** Minors do not go to emergencies: several provinces forbid it, and none demands it. */
    public static final int MINIMUM_AGE = 18;

    /** The need that the called people fill. */
    public record CalledService(ActivityNumber activity, ShiftId shift, NeedId need) {}

    /**
     * What is to be done, as those who are asked read it.
     *
     * @param place where it is, as everybody may know it; empty: in the community
     * @param address of a drill, for those who say yes; of a real call it lies with the activity
     * @param note what those who come must know; as the address
     */
    public record EmergencyTask(
            String title, String what, String risks, String safeguards, String place, String address, String note) {

        EmergencyTask withoutPrivate() {
            return new EmergencyTask(title, what, risks, safeguards, place, "", "");
        }
    }

    public record CalledPeople(int number, Set<String> skills, Set<String> licences) {
        public CalledPeople {
            skills = Set.copyOf(skills);
            licences = Set.copyOf(licences);
        }
    }

    public enum CallState {
        /** 召集中: each no and each silence is replaced. */
        RUNNING,
        /** 暂停: open asks can be answered, and no more people are asked. */
        PAUSED,
        /** 已满: enough have said yes. */
        FILLED,
        /** 已结束: the dispatcher ended it. */
        ENDED,
        /** 已到时间: it begins, and not enough have said yes. */
        OVER,
        /** 已取消: the service was called off or moved. */
        CALLED_OFF;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static CallState of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public boolean drill() {
        return service.isEmpty();
    }

    /** Whether a yes still counts. */
    public boolean open() {
        return state == CallState.RUNNING || state == CallState.PAUSED;
    }

    /** As the rules of admission ask for it. */
    Asked asked() {
        return new Asked(
                window.start(), window.end(), point, Category.OTHER, people.skills(), people.licences(), MINIMUM_AGE);
    }

    public static int ringOf(double kilometres) {
        int ring = 0;
        while (ring < RINGS_KM.size() - 1 && RINGS_KM.get(ring) < kilometres) {
            ring++;
        }
        return ring;
    }

    public int ringKilometres() {
        return RINGS_KM.get(ring);
    }
}
