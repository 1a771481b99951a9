package org.redvest.rules;

/**
 * Whom or what a change touches.
 *
 * @param key of the sentence in the bundles, with the number as its argument
 */
public record RuleEffect(String key, long count) {}
