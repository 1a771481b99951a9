package org.redvest.notices;

/**
 * People who wait for an answer of the reader.
 *
 * @param what the end of a key in the bundles
 * @param href where they are answered
 */
public record WaitingGroup(String what, String href, long count) {}
