package org.redvest.volunteers;

import org.redvest.accounts.Hat;

/** People who wait for an answer of the reader, as one of the things to do. */
public interface PeopleWaiting {

    /** The end of a key in the bundles. */
    String what();

    /** Where they are answered. */
    String path();

    /** How many wait for an answer under this hat. */
    long count(Hat hat);
}
