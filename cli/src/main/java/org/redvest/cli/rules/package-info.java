/**
 * The rules of a plan, written a second time: the engine has its own, and this package shares none of them, so that an error
 * in either is seen by the other.
 */
@NullMarked
package org.redvest.cli.rules;

import org.jspecify.annotations.NullMarked;
