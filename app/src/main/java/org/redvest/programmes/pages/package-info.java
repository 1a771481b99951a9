/** The pages of programmes and posts. */
@NullMarked
package org.redvest.programmes.pages;

import org.jspecify.annotations.NullMarked;
