/** Redvest, a modular monolith: one package below this one is one module. */
@NullMarked
package org.redvest;

import org.jspecify.annotations.NullMarked;
