/**
 * The menu (服务清单): what a community can order, in eight needs, with what each service takes, risks and counts.
 *
 * <p>Others may see {@link org.redvest.catalogue.Catalogue} and the values it answers with.
 */
@NullMarked
@ApplicationModule(displayName = "Catalogue 服务清单")
package org.redvest.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
