/** Who could take a place of a need, and how many: the rules of the engine over all volunteers near enough. */
@NullMarked
package org.redvest.dispatch.sieve;

import org.jspecify.annotations.NullMarked;
