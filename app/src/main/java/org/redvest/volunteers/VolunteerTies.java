package org.redvest.volunteers;

import java.util.Collection;
import java.util.Set;

/** A module that keeps something of volunteers says so: whom it answers cannot be unregistered. */
public interface VolunteerTies {

    /** In whatever scope it is asked, of all places. */
    Set<VolunteerId> tied(Collection<VolunteerId> ids);
}
