package org.redvest.dispatch.vacancies;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.InvitationsTakenBack.OneTakenBack;
import org.redvest.dispatch.VolunteersInvited.OneInvited;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/**
 * One volunteer asked for one need (邀请). The time and the site are those that it was sent with.
 *
 * @param from the region whose committee asks
 * @param askedLately how often this person had been asked in the seven days before
 * @param wave empty where a dispatcher or a plan chose this person
 * @param end empty while it waits for an answer
 */
public record ServiceInvitation(
        long id,
        NeedId need,
        ShiftId shift,
        ActivityNumber activity,
        RegionCode region,
        RegionCode from,
        VolunteerId volunteer,
        Instant start,
        Instant finish,
        Position site,
        AskReason why,
        int askedLately,
        Optional<Integer> wave,
        Instant sentAt,
        AccountId sentBy,
        Instant until,
        Optional<InvitationEnd> end) {

    /** Of people about whom nothing is known one in eight comes. */
    public static final double USUAL_CHANCE = 0.13;

    /** A yes that was said already, and is only noted. */
    private static final Set<AskReason> SPOKEN = Set.of(AskReason.CALLED, AskReason.EMERGENCY);

    /** What became of it, and when. */
    public record InvitationEnd(EndKind kind, Instant at, Optional<TakenBackFor> takenBackFor) {}

    public enum EndKind {
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN,
        /** Others were faster. */
        FULL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it was taken back. */
    public enum TakenBackFor {
        /** Enough people come. */
        ENOUGH,
        /** It was sent by mistake. */
        MISTAKE,
        /** The committee plans otherwise. */
        PLANS,
        /** The community moved or changed the service. */
        CHANGED,
        /** The service is cancelled. */
        CANCELLED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who has waited is asked for a place that is kept for them (候补). */
    public boolean keepsPlace() {
        return why == AskReason.WAITED;
    }

    /** As those are told who were asked. */
    public OneInvited invited() {
        return new OneInvited(id, volunteer, need, why, start, until);
    }

    /** As those are told who need not answer any more. */
    public OneTakenBack takenBack() {
        return new OneTakenBack(id, volunteer, need, start);
    }

    public boolean openAt(Instant now) {
        return end.isEmpty() && now.isBefore(until);
    }

    /** A yes that comes too late counts where a place is still free: nobody is turned away for a day of silence. */
    public boolean lateAt(Instant now, Instant closesAt) {
        boolean over = end.map(InvitationEnd::kind).map(EndKind.EXPIRED::equals).orElse(!now.isBefore(until));
        return over && !SPOKEN.contains(why) && !keepsPlace() && now.isBefore(closesAt);
    }

    /** Nobody is asked again for what they have answered, or have let pass. */
    public boolean asked() {
        return end.map(InvitationEnd::kind)
                .filter(kind -> kind == EndKind.FULL || kind == EndKind.WITHDRAWN)
                .isEmpty();
    }
}
