/** The exact search of small parts, where prices leave a gap. Only the engine sees it. */
@NullMarked
package org.redvest.engine.exact;

import org.jspecify.annotations.NullMarked;
