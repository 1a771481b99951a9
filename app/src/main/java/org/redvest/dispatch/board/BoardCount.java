package org.redvest.dispatch.board;

/** How many shifts a tab has, and how many people they ask for, have and lack. */
public record BoardCount(long shifts, long people, long taken, long missing) {

    static final BoardCount NONE = new BoardCount(0, 0, 0, 0);

    static BoardCount of(BoardMark mark) {
        return new BoardCount(1, mark.people(), Math.min(mark.taken(), mark.people()), mark.missing());
    }

    BoardCount plus(BoardCount other) {
        return new BoardCount(
                shifts + other.shifts, people + other.people, taken + other.taken, missing + other.missing);
    }
}
