package org.redvest.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.redvest.volunteers.VolunteerId;

/** One of many who take a place of the same need: who, by which request, and when. */
public record Taker(VolunteerId volunteer, UUID request, Instant at) {}
