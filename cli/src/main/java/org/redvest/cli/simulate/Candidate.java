package org.redvest.cli.simulate;

/**
 * One who could be asked for a need.
 *
 * @param odds of way and time against the usual
 * @param worth what the policy sorts by
 */
record Candidate(int volunteer, double odds, double belief, double chance, double worth) {}
