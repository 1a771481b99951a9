package org.redvest.residents;

import java.time.Instant;
import org.redvest.regions.RegionCode;

/** A resident asked a community for help; or the order that was made of it came to nothing, and it waits again. */
public record HelpAsked(long request, RegionCode region, Instant at) {}
