package org.redvest.dispatch.teams;

import org.redvest.accounts.Hat;
import org.redvest.volunteers.PeopleWaiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Services for which the committee asks a team to send people, for its leader. */
@Component
class TeamOffersWaiting implements PeopleWaiting {

    private final TeamDesk desk;

    TeamOffersWaiting(TeamDesk desk) {
        this.desk = desk;
    }

    @Override
    public String what() {
        return "team-offers";
    }

    @Override
    public String path() {
        return "/teams/offers";
    }

    /** Those alone for which members can still be proposed. */
    @Override
    @Transactional(readOnly = true)
    public long count(Hat hat) {
        return hat.role().serves()
                ? desk.led(hat).stream()
                        .filter(row -> row.open() && row.comes() + row.asked() < row.places())
                        .count()
                : 0;
    }
}
