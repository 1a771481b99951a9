package org.redvest.dispatch.board;

/** The whole page of the board, read at one moment. */
public record BoardLook(BoardList list, BoardPicture picture) {}
