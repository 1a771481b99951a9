/**
 * Checks a plan and its proof with code of its own: no class here, and none that it uses, belongs to the engine. Written to be
 * seen to be right rather than to be fast.
 */
@NullMarked
package org.redvest.cli.check;

import org.jspecify.annotations.NullMarked;
