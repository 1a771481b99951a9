/**
 * Plans (派单方案): numbered drafts of whom to ask for what. The engine computes them in the background, on a problem made from the database;
 * they are kept with their prices and their proof, changed by hand, sent or thrown away.
 */
@NullMarked
package org.redvest.dispatch.plans;

import org.jspecify.annotations.NullMarked;
