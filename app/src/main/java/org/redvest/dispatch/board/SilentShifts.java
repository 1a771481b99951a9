package org.redvest.dispatch.board;

import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.PeopleWaiting;
import org.redvest.web.Queries;
import org.springframework.stereotype.Component;

/** Shifts that lack people and have no invitation open any more, for the dispatchers of their region. */
@Component
class SilentShifts implements PeopleWaiting {

    private final Board board;

    SilentShifts(Board board) {
        this.board = board;
    }

    @Override
    public String what() {
        return "silent";
    }

    @Override
    public String path() {
        return Queries.with("/board", "tab", BoardTab.LACKS.word());
    }

    @Override
    public long count(Hat hat) {
        return hat.role() == Role.DISPATCHER ? board.silent(hat.region()) : 0;
    }
}
