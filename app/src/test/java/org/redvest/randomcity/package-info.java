/**
 * The random city: invented people of every role press whatever the pages offer them, thousands of times, and after each step
 * everything that must always hold is checked. It knows no routes; it reads the HTML.
 *
 * <p>A step is a number. What step 417 of seed 1 does (who, what kind, every later choice) follows from these two numbers alone,
 * never from the steps before it, so steps can be left out and the others keep their meaning. A finding names the steps that
 * lead to it, shrunk to the fewest, in words, and the command that plays them again:
 *
 * <pre>./redvest bench random-city --seed 1 --only 3,40,417</pre>
 *
 * <p>How to read a finding: docs/random-city.md. Where to look: {@link org.redvest.randomcity.Walker} does the steps,
 * {@link org.redvest.randomcity.PageChecks} and {@link org.redvest.randomcity.CityInvariants} say what was wrong.
 */
@NullMarked
package org.redvest.randomcity;

import org.jspecify.annotations.NullMarked;
