/** Reads what is typed about funds; what is wrong is named beside its field. */
@NullMarked
package org.redvest.funds.forms;

import org.jspecify.annotations.NullMarked;
