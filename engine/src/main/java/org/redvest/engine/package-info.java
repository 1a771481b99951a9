/** The dispatch problem and its solver: values in, values out; no clock, no logger, no I/O. */
@NullMarked
package org.redvest.engine;

import org.jspecify.annotations.NullMarked;
