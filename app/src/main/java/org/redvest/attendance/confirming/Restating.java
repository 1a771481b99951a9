package org.redvest.attendance.confirming;

import java.util.ArrayList;
import java.util.List;
import org.redvest.attendance.Correction;
import org.redvest.attendance.Restated;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;

/** What is read, written and told where something is said anew; the steps are {@link #restate}'s. The first statement stays. */
public abstract class Restating<S extends Restated<S>> {
    public final String reason;
    final String seen;
    final boolean nothingPrivate;

    /** @param seen the number of the statement that the form showed; empty asks nothing */
    protected Restating(String why, String seen, boolean nothingPrivate) {
        this.reason = PlainText.line(why);
        this.seen = seen;
        this.nothingPrivate = nothingPrivate;
    }

    protected abstract List<S> stated();

    protected abstract List<Problem> problems();

    /** Only where there are no problems. */
    protected abstract S next(int number);

    /** False when a colleague was faster. */
    protected abstract boolean write(S next);

    protected abstract void tell(S before, S next);

    public static <S extends Restated<S>> Correction restate(Restating<S> what) {
        var stated = what.stated();
        if (stated.isEmpty()) {
            return new Correction.NothingEntered();
        }
        var problems = new ArrayList<>(what.problems());
        problems.addAll(CorrectionReading.reasonProblems("why", what.reason, what.nothingPrivate));
        if (!problems.isEmpty()) {
            return new Correction.Refused(problems);
        }
        var standing = stated.getLast();
        var next = what.next(standing.number() + 1);
        if (next.sameAs(standing)) {
            return new Correction.Unchanged();
        }
        if (standing.unseenBy(what.seen)) {
            return new Correction.Outdated();
        }
        if (!what.write(next)) {
            return next.sameAs(what.stated().getLast()) ? new Correction.Unchanged() : new Correction.Outdated();
        }
        what.tell(standing, next);
        return new Correction.Restated();
    }
}
