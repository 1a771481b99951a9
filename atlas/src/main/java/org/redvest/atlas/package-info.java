/** China's administrative divisions with their statistical codes, and the counties' outlines: files that come with the program. */
@NullMarked
package org.redvest.atlas;

import org.jspecify.annotations.NullMarked;
