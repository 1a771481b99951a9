package org.redvest.attendance;

/** What becomes of the wish to hand the lead of a shift to somebody else, or to take it back. */
public sealed interface Handover {

    /** @param lead who leads from now on, and who led before */
    record Done(LeadHanded lead) implements Handover {}

    /** Nobody checks in or out any more, or never will: there is nothing left to lead. */
    record NothingToLead() implements Handover {}
}
