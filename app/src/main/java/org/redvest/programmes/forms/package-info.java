/** Reads what is typed about programmes and posts; what is wrong is named beside its field. */
@NullMarked
package org.redvest.programmes.forms;

import org.jspecify.annotations.NullMarked;
