/** The whole of Redvest as people meet it: a packaged app with a demo city, and a real Chromium. */
@NullMarked
package org.redvest.e2e;

import org.jspecify.annotations.NullMarked;
