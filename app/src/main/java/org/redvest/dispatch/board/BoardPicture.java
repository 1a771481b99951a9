package org.redvest.dispatch.board;

/** Where and when people are missing. */
public record BoardPicture(BoardMap map, BoardTimetable timetable) {}
