package org.redvest.hours;

import java.util.Optional;
import org.redvest.catalogue.Words;
import org.redvest.dispatch.Place;

/** Served, and waiting for the community's word. */
public record Unconfirmed(Place place, Words title, Optional<Integer> minutes) {}
