package org.redvest.regions;

import java.util.Optional;
import org.redvest.engine.Position;

/** A line of a divisions file: a code, a name, and the place if somebody has measured it. */
record Division(RegionCode code, String name, Optional<Position> centre) {}
