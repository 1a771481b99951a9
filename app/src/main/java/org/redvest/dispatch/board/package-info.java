/** The board (调度台): every shift of a region that is not closed yet, by the number of people it lacks. */
@NullMarked
package org.redvest.dispatch.board;

import org.jspecify.annotations.NullMarked;
