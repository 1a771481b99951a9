/** A shift that too few have accepted: the community says whether it goes ahead. */
@NullMarked
package org.redvest.dispatch.goingahead;

import org.jspecify.annotations.NullMarked;
