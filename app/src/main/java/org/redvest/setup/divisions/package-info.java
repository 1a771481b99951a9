/** The divisions as an administrator tends them: the list, where each lies, amendments by file. */
@NullMarked
package org.redvest.setup.divisions;

import org.jspecify.annotations.NullMarked;
