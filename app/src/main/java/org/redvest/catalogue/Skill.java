package org.redvest.catalogue;

/**
 * Something one must be able to do. Its words are {@code catalogue.skill.<code>}; for licensed ones, which nobody has
 * before the licence was seen, also {@code catalogue.licence.<code>}.
 */
public record Skill(String code, boolean licensed) {}
