package org.redvest.attendance;

import java.time.Instant;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.hours.Mark;

/**
 * A mark and how it came to be on record.
 *
 * @param by who made it: the volunteer with the code, or who called the roll
 * @param notedAt when it was written down, which a roll call may do later than it happened
 * @param reason why somebody's arrival was called by roll
 */
public record NotedMark(Mark mark, AccountId by, Instant notedAt, Optional<RollReason> reason) {

    public static NotedMark of(Mark.How how, Instant at, AccountId by, Instant now) {
        return new NotedMark(new Mark(at, how), by, now, Optional.empty());
    }

    public static NotedMark arrivalByRoll(Instant at, AccountId by, Instant now, RollReason reason) {
        return new NotedMark(new Mark(at, Mark.How.ROLL), by, now, Optional.of(reason));
    }

    public Instant at() {
        return mark.at();
    }

    public boolean byRoll() {
        return mark.how() == Mark.How.ROLL;
    }
}
