/**
 * The audit log: who did what, and when, written once and never changed. Others write through {@link
 * org.redvest.audit.Audit}; it knows no module but the database, the time and the regions that say who may read an entry.
 */
@NullMarked
@ApplicationModule(displayName = "Audit")
package org.redvest.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
