package org.redvest.shifts;

import org.redvest.catalogue.Site;

/** What everybody may know of where it is; the door is in the {@link PrivateDetails}. {@code name} only where the site is elsewhere. */
public record Whereabouts(Site site, String name) {

    /** Then no way to it can be measured: only the community's position is known. */
    public boolean elsewhere() {
        return site == Site.ELSEWHERE;
    }
}
