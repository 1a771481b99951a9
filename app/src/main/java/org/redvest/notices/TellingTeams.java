package org.redvest.notices;

import static org.redvest.notices.Receivers.others;

import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.volunteers.TeamChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the members of a team, and those who lead it, what concerns them. */
@Component
class TellingTeams {

    private final Postbox post;
    private final Receivers receivers;

    TellingTeams(Postbox post, Receivers receivers) {
        this.post = post;
        this.receivers = receivers;
    }

    @ApplicationModuleListener
    void changed(TeamChanged event) {
        var news = News.of(event);
        Scopes.run(
                Scope.SYSTEM,
                () -> event.concerned()
                        .forEach(volunteer -> post.tell(news, others(event.by(), receivers.volunteer(volunteer)))));
    }
}
