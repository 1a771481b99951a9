package org.redvest.volunteers.merging;

import org.redvest.web.Problems;

/** What came of merging two volunteers. */
public sealed interface MergeOutcome {

    /** @param number that is in force; also where a colleague, or the same form, has merged them before */
    record Merged(String number) implements MergeOutcome {}

    record Wrong(Problems problems) implements MergeOutcome {}

    /** One of the two works for a region that the administrator does not reach, or administers the same one. */
    record OfficeBeyond() implements MergeOutcome {}
}
