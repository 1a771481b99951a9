/** Reads instances and plans from their files and writes plans. The format is a public interface: see docs. */
@NullMarked
package org.redvest.cli.files;

import org.jspecify.annotations.NullMarked;
