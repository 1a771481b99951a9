/**
 * The database beneath every module: an embedded PostgreSQL or an external one, its two roles, and the scope in which
 * each transaction reads and writes.
 */
@NullMarked
@ApplicationModule(displayName = "Database")
package org.redvest.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
