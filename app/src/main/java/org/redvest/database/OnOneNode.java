package org.redvest.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A job that changes data: of all nodes on one database one runs it in each period. What each node does for itself is
 * {@code @Scheduled} instead. A direct call runs the method in any case.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnOneNode {

    /** How the names of the threads begin that run jobs. */
    String THREADS = "jobs-";

    /** The period between an end and the next start, as a duration or a placeholder of one. */
    String every();
}
