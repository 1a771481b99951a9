/**
 * The frame of every page: layout, language, navigation that modules contribute to, forms, errors, live updates. It knows no
 * module; who acts reaches it through {@link org.redvest.web.WhoActs}.
 *
 * <p>More than fifteen of its types are used by others: every page of every module stands in the frame, and what people type is read by one
 * set of rules.
 */
@NullMarked
@ApplicationModule(displayName = "Web")
package org.redvest.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
