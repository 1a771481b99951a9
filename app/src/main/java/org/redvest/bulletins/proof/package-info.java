/** The proof of a frozen bulletin: canonical bytes, the key that signs them, and the check that needs no database. */
@NullMarked
package org.redvest.bulletins.proof;

import org.jspecify.annotations.NullMarked;
