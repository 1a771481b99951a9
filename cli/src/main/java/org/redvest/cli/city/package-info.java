/** Generates synthetic cities: seeded, byte-identical in any JVM, and saying that they are synthetic. */
@NullMarked
package org.redvest.cli.city;

import org.jspecify.annotations.NullMarked;
