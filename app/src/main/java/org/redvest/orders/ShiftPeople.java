package org.redvest.orders;

/** Whether people have places at a shift. Orders asks every bean of this kind before it says that a shift was not held. */
public interface ShiftPeople {

    boolean anyAt(ShiftId shift);
}
