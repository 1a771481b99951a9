/**
 * Residents ask for help (居民求助): the public page behind the code at a community's door, the community's list, and the link by
 * which a resident follows what became of it. Residents have no account.
 *
 * <p>Others may see {@link org.redvest.residents.HelpDesk} and the events.
 */
@NullMarked
@ApplicationModule(displayName = "Residents 居民求助")
package org.redvest.residents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
