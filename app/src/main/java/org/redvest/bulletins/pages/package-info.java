/** Pages of bulletins. */
@NullMarked
package org.redvest.bulletins.pages;

import org.jspecify.annotations.NullMarked;
