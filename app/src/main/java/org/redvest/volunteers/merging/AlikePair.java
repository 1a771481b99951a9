package org.redvest.volunteers.merging;

import org.redvest.volunteers.VolunteerId;

/** Two volunteers who are perhaps one person, and what is the same of them. */
public record AlikePair(VolunteerId one, VolunteerId other, boolean samePhone, boolean sameNameAndBirth) {}
