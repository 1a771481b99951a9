package org.redvest.dispatch.invitations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.shifts.NeedId;

/** Tells the page of invitations how the teams stand that were asked for the same need; it names no members. */
public interface TeamsBeside {

    /** The newest first; in the caller's scope. */
    List<TeamBeside> beside(NeedId need);

    /**
     * One team that was asked.
     *
     * @param asked how many have not answered
     * @param state key of its words
     * @param openUntil when the leader has to propose members; empty where the team is asked no more
     */
    record TeamBeside(
            String team, int places, int comes, int asked, int declined, String state, Optional<Instant> openUntil) {}
}
