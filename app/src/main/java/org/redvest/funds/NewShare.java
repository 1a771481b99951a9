package org.redvest.funds;

/** A part of a batch (分项): the project, the county or the post that it is for. */
public record NewShare(String name, long fen) {}
