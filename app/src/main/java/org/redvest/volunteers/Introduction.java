package org.redvest.volunteers;

import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;

/**
 * How somebody who will come is introduced to those they come to.
 *
 * @param position where ways are measured from; pages show distances, never the point
 * @param maskedPhone such as 138****0042; empty where the account has none
 */
public record Introduction(
        VolunteerId id, String name, String maskedPhone, String number, RegionCode home, Position position) {

    /** Never printed: what reaches a log stays there. */
    @Override
    public String toString() {
        return "Introduction of " + id;
    }
}
