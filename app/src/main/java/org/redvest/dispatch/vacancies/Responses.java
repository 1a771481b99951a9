package org.redvest.dispatch.vacancies;

/** What those to whom a need was opened have answered; the three add up to {@code reached}. */
public record Responses(int accepted, int declined, int waiting) {

    public int reached() {
        return accepted + declined + waiting;
    }
}
