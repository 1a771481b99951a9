package org.redvest.dispatch.teams;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.volunteers.VolunteerId;

/**
 * What came of proposing members.
 *
 * @param outcomes of those who were asked, and of those against whom something stands
 * @param noRoom suit, but as many as the team was asked for are on their way
 * @param gone how many are in the team no more; who they are is the leader's business no longer
 */
public record TeamProposal(Map<VolunteerId, AskOutcome> outcomes, List<VolunteerId> noRoom, int gone) {

    public TeamProposal {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        noRoom = List.copyOf(noRoom);
    }

    /** The offer has ended; its page says how. */
    static TeamProposal ended() {
        return new TeamProposal(Map.of(), List.of(), 0);
    }

    public Collection<AskOutcome> all() {
        return outcomes.values();
    }

    int sent() {
        return (int)
                all().stream().filter(AskOutcome.InviteSent.class::isInstance).count();
    }
}
