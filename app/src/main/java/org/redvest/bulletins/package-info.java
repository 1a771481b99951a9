/**
 * Bulletins (通报): what a committee reports of a region, a period and its programmes, in words, figures, a chart and a map. Every
 * figure opens to its rows. A frozen bulletin never changes: it is signed, proves itself without a database, and what the records say
 * otherwise since then is shown beside it.
 *
 * <p>Figures come from every {@link org.redvest.bulletins.FigureSource}. Nobody depends on this module but the demo.
 */
@NullMarked
@ApplicationModule(displayName = "Bulletins 通报")
package org.redvest.bulletins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
