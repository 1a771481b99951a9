package org.redvest.reports;

/**
 * What lies in the same period and place and is not counted, so that nobody has to wonder.
 *
 * @param onLeave places given back after the roll was set 请假
 * @param absent did not come 没到
 * @param excused ill or prevented, no fault of theirs
 * @param nobodyCame shifts that were confirmed or settled, and to which no person came
 * @param unconfirmed orders whose services are over and not yet confirmed
 * @param cancelled orders that were cancelled
 * @param ahead orders whose last service is still to come
 */
public record OmittedSessions(
        long onLeave, long absent, long excused, long nobodyCame, long unconfirmed, long cancelled, long ahead) {

    static final OmittedSessions NONE = new OmittedSessions(0, 0, 0, 0, 0, 0, 0);

    OmittedSessions plus(OmittedSessions more) {
        return new OmittedSessions(
                onLeave + more.onLeave,
                absent + more.absent,
                excused + more.excused,
                nobodyCame + more.nobodyCame,
                unconfirmed + more.unconfirmed,
                cancelled + more.cancelled,
                ahead + more.ahead);
    }
}
