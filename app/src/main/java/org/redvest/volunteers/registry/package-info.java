/** The registry of volunteers (志愿者名册) as staff work with it: found, read, corrected. Internal to the module. */
@NullMarked
package org.redvest.volunteers.registry;

import org.jspecify.annotations.NullMarked;
