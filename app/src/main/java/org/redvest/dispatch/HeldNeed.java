package org.redvest.dispatch;

import org.redvest.engine.Need;

/** A place somebody holds, as the engine sees it. */
record HeldNeed(Place place, Need need) {}
