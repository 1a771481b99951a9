/** Proving that the ledger is whole: every hash computed again, from the command line and at night, and the public pages of the daily roots. */
@NullMarked
package org.redvest.hours.proving;

import org.jspecify.annotations.NullMarked;
