/** The eligible pairs of a problem, every one of them. Only the engine sees it. */
@NullMarked
package org.redvest.engine.pairs;

import org.jspecify.annotations.NullMarked;
