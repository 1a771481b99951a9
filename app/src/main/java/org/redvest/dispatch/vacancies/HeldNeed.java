package org.redvest.dispatch.vacancies;

import org.redvest.dispatch.Place;
import org.redvest.engine.Need;

/** A place somebody holds, as the engine sees it. */
public record HeldNeed(Place place, Need need) {}
