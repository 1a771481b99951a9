/** What volunteers read of their own hours: the statement on the page, a month of it on paper, and the check of such a paper. */
@NullMarked
package org.redvest.hours.statements;

import org.jspecify.annotations.NullMarked;
