/**
 * Who acts, and under which hat: accounts, the identities kept apart from them, grants, sign-in and sessions. Others see
 * {@link org.redvest.accounts.Accounts}, the ids, {@link org.redvest.accounts.Hat} and the roles a route is {@link
 * org.redvest.accounts.For}.
 *
 * <p>More than fifteen of its types are used by others, because registration and imports write what it keeps of a person: identity, identity
 * numbers, consents.
 */
@NullMarked
@ApplicationModule(displayName = "Accounts")
package org.redvest.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
