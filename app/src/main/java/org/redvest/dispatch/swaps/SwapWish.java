package org.redvest.dispatch.swaps;

import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.volunteers.Profile;

/** A place that could be exchanged, with what is needed to judge by the rules. */
record SwapWish(Place place, Opening opening, Profile holder) {}
