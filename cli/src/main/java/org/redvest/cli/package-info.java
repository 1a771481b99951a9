/** Commands over the engine: plan, check, explain and generate instances kept as folders of CSV files. */
@NullMarked
package org.redvest.cli;

import org.jspecify.annotations.NullMarked;
