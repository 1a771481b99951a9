package org.redvest.volunteers;

import java.util.List;

/** What a volunteer has promised to come to. The module that hands out places answers; this one stands before it. */
public interface ServicesAhead {

    /** The next first. The caller holds the volunteer's lock, so none is added meanwhile. */
    List<ServiceAhead> of(VolunteerId volunteer);
}
