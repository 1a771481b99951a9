package org.redvest.cli.check;

import org.redvest.cli.instance.Need;

/**
 * A need that a volunteer could take, at the prices of the moment.
 *
 * @param place in the instance's list
 * @param gain points less price, in millionths
 * @param forced must be taken: a held pair
 * @param kilometres from home
 */
record Item(int place, Need need, long gain, boolean forced, double kilometres) {}
