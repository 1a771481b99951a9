package org.redvest.programmes;

/**
 * A programme in the list.
 *
 * @param shifts that were made for its posts
 */
public record ProgrammeRow(Programme programme, long posts, long shifts) {}
