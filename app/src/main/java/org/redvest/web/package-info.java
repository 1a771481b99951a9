/**
 * The frame of every page: layout, language, navigation that modules contribute to, forms, errors, live updates. It knows no
 * module; who acts reaches it through {@link org.redvest.web.WhoActs}.
 */
@NullMarked
@ApplicationModule(displayName = "Web")
package org.redvest.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
