package org.redvest.attendance;

/**
 * What a community typed to correct what it had counted.
 *
 * @param seen the number of the counting that the page showed; empty asks nothing
 */
public record CountForm(String beneficiaries, String measured, String why, String seen) {}
