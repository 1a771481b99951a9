package org.redvest.engine.market;

/**
 * Edges are the pairs of a problem as compressed sparse rows: volunteer by volunteer, each volunteer's in the order of time.
 *
 * @param firstEdge where each volunteer's edges begin, and one more
 * @param need of each edge
 * @param points of each edge, in micros
 * @param held edges in every plan
 * @param heldAgainstTheRules for each need, how many edges are there only because they are held
 */
@SuppressWarnings("ArrayRecordComponent") // built once, handed over to the market, never compared
public record Edges(int[] firstEdge, int[] need, long[] points, Bits held, int[] heldAgainstTheRules) {}
