package org.redvest.demo;

/**
 * One moment of the founding, as a page shows it.
 *
 * @param word end of the keys in the bundles: what is being done
 * @param done pieces of it, of {@code all}
 */
public record FoundingStand(String word, int done, int all) {}
