package org.redvest.attendance;

/**
 * What a community typed to correct what it had counted.
 *
 * @param seen the number of the counting that the page showed; empty asks nothing
 * @param nothingPrivate ticked: no resident's private things stand in the reason
 */
public record CountForm(String beneficiaries, String measured, String why, String seen, boolean nothingPrivate) {

    public CountForm(String beneficiaries, String measured, String why, String seen) {
        this(beneficiaries, measured, why, seen, false);
    }
}
