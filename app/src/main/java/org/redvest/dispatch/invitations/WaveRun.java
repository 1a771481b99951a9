package org.redvest.dispatch.invitations;

import java.time.Instant;
import java.util.Locale;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;

/**
 * Invitations to one shift that go out in waves (分轮邀请).
 *
 * @param from homes in this region
 * @param waves how many have gone out
 * @param nextAt when it is asked again whether more people are needed
 */
public record WaveRun(
        ShiftId shift,
        ActivityNumber activity,
        RegionCode from,
        WaveState state,
        AccountId startedBy,
        int waves,
        Instant nextAt) {

    public enum WaveState {
        RUNNING,
        PAUSED,
        STOPPED,
        /** The shift begins too soon, or is not held: no more waves follow. */
        OVER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a dispatcher does with it. */
    public enum WaveAct {
        START,
        PAUSE,
        STOP;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
