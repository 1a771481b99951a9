/** The best bundle of one volunteer at given prices. Only the engine sees it. */
@NullMarked
package org.redvest.engine.bundles;

import org.jspecify.annotations.NullMarked;
