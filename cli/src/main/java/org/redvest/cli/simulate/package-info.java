/** Simulates how people answer to being asked, so that policies of asking can be compared on the same people and the same chance. */
@NullMarked
package org.redvest.cli.simulate;

import org.jspecify.annotations.NullMarked;
