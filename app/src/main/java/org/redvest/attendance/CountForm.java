package org.redvest.attendance;

/**
 * What a community typed to correct what it had counted.
 *
 * @param seen the number of the counting that the page showed; empty asks nothing
 */
public record CountForm(String beneficiaries, String measured, String why, String seen) {

    boolean sawAnother(Counting standing) {
        return seen.matches("[0-9]{1,9}") && Integer.parseInt(seen) != standing.number();
    }
}
