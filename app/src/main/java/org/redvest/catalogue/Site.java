package org.redvest.catalogue;

/** Where a service is given. Which door exactly is private, and told to those who accepted. */
public enum Site {
    /** At people's homes; everybody meets in the community first. */
    HOME,
    /** In the community's own rooms or yard. */
    COMMUNITY,
    /** A station, a river, a school: somewhere that must be named. */
    ELSEWHERE
}
