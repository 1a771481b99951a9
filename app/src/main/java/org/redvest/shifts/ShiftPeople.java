package org.redvest.shifts;

import java.util.Collection;
import java.util.Map;

/** Who has places at shifts. Shifts asks every bean of this kind before it says that a shift was not held. */
public interface ShiftPeople {

    boolean anyAt(ShiftId shift);

    /** How many places are held at each of these shifts; those without any are left out. */
    Map<ShiftId, Integer> count(Collection<ShiftId> shifts);
}
