package org.redvest.regions;

/** A code that no division of this installation bears. */
public class NoSuchRegion extends RuntimeException {

    public NoSuchRegion(RegionCode code) {
        super("No region has the code " + code);
    }
}
