package org.redvest.attendance;

import org.redvest.attendance.marks.Progress;
import org.redvest.database.OnOneNode;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Component;

/** What time does by itself: shifts begin and end. */
@Component
class Housekeeping {

    private final Progress progress;

    Housekeeping(Progress progress) {
        this.progress = progress;
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void shifts() {
        Scopes.run(Scope.SYSTEM, progress::catchUp);
    }
}
