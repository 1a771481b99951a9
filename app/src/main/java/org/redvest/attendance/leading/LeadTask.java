package org.redvest.attendance.leading;

/**
 * What waits for an answer of a reader who leads.
 *
 * @param what the end of a key in the bundles, as in the list of what has to be done
 */
public record LeadTask(String what, String href, long count) {}
