package org.redvest.volunteers.teams;

import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.VolunteerId;

/**
 * What a reader may do with a team.
 *
 * @param staff works for a region that the team's lies in
 * @param member was admitted, the leader too
 * @param asked waits to be admitted
 * @param offered was asked to take over the lead
 */
public record TeamRights(
        boolean staff, boolean leader, boolean deputy, boolean member, boolean asked, boolean offered) {

    static TeamRights of(Hat hat, ServiceTeam team, TeamMember membership) {
        var me = VolunteerId.of(hat.account());
        return new TeamRights(
                false,
                team.leader().equals(me),
                team.deputy().filter(me::equals).isPresent(),
                membership.admitted(),
                !membership.admitted(),
                team.offeredTo().filter(me::equals).isPresent());
    }

    static TeamRights ofStaff() {
        return new TeamRights(true, false, false, false, false, false);
    }

    static boolean worksFor(Hat hat, ServiceTeam team) {
        return (hat.role() == Role.COMMUNITY || hat.role() == Role.DISPATCHER || hat.role() == Role.ADMIN)
                && hat.region().contains(team.region());
    }

    /** Sees who belongs to the team, and whom to admit. */
    public boolean seesMembers() {
        return staff || leader || deputy;
    }

    public boolean admits() {
        return seesMembers();
    }

    /** Staff too: a leader may be gone. The one who is asked must accept in either case. */
    public boolean handsOver() {
        return staff || leader;
    }

    public boolean dissolves() {
        return staff || leader;
    }

    /** A leader hands over first. */
    public boolean leaves() {
        return (member || asked) && !leader;
    }
}
