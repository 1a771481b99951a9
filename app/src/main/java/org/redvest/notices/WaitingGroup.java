package org.redvest.notices;

/**
 * What waits for an answer of the reader: people, or what they were asked themselves.
 *
 * @param what the end of a key in the bundles
 * @param href where they are answered
 */
public record WaitingGroup(String what, String href, long count) {}
