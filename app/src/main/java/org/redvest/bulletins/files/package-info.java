/** A bulletin as a file to be handed on: PDF and xlsx. */
@NullMarked
package org.redvest.bulletins.files;

import org.jspecify.annotations.NullMarked;
