package org.redvest.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles a route is for. For every other hat it does not exist (404); a visitor is asked to sign in. A route without it
 * is public, and the leak test wants it listed as such.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface For {
    Role[] value();
}
