package org.redvest.dispatch.invitations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.invitations.AskJudge.Judged;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what stands against asking people, without asking them. */
@Component
public class AskObstacles {

    private final AskJudge judge;
    private final Volunteers volunteers;
    private final Shifts shifts;

    AskObstacles(AskJudge judge, Volunteers volunteers, Shifts shifts) {
        this.judge = judge;
        this.volunteers = volunteers;
        this.shifts = shifts;
    }

    /** Who can be asked now is not in the answer. Each is judged as if alone asked. */
    @Transactional(readOnly = true)
    public Map<VolunteerId, AskOutcome> of(NeedId need, List<VolunteerId> people) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var known =
                    volunteers.profiles(people).stream().collect(Collectors.toMap(Profile::id, Function.identity()));
            var asks = people.stream()
                    .filter(known::containsKey)
                    .map(who -> new ServiceAsk(need, who, AskReason.TEAM))
                    .toList();
            var judged = judge.judge(asks, known, shifts.activitiesOf(List.of(need)));
            var obstacles = new HashMap<VolunteerId, AskOutcome>();
            for (int i = 0; i < asks.size(); i++) {
                if (judged.get(i) instanceof Judged.MayNot(var why)) {
                    obstacles.put(asks.get(i).volunteer(), why);
                }
            }
            return obstacles;
        });
    }
}
