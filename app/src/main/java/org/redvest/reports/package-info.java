/**
 * Reports 数字: the metrics registry, figures that open to the rows they are made of, the public page and the secretary's.
 * Fed by events; bulletins alone build on it.
 */
@NullMarked
@ApplicationModule(displayName = "Reports 数字")
package org.redvest.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
