package org.redvest.shifts;

/** Whether people have places at a shift. Shifts asks every bean of this kind before it says that a shift was not held. */
public interface ShiftPeople {

    boolean anyAt(ShiftId shift);
}
