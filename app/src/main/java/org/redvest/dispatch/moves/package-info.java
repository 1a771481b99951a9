/**
 * What becomes of places and openings when a shift is moved, changed or called off: who keeps a place, and who is asked again.
 */
@NullMarked
package org.redvest.dispatch.moves;

import org.jspecify.annotations.NullMarked;
