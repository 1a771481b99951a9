/**
 * A dispatch problem as its files state it: what was read, nothing derived. {@code plan} turns it into the engine's values;
 * {@code check} works on it directly, so that the two share no rule.
 */
@NullMarked
package org.redvest.cli.instance;

import org.jspecify.annotations.NullMarked;
