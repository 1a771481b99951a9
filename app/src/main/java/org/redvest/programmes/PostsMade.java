package org.redvest.programmes;

/**
 * What was made of a programme's posts.
 *
 * @param shifts that were served or will be
 * @param ahead those that lie ahead, with so many places
 */
public record PostsMade(long posts, long shifts, long ahead, long places) {}
