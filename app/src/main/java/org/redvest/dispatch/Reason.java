package org.redvest.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.redvest.engine.Bar;
import org.redvest.volunteers.VolunteerStatus;

/** Why somebody may not take a place: a bar of the engine, or what the planning problem calls barred, with its cause. */
public sealed interface Reason {

    /** A rule of the engine: distance, time, limits, skills, interests. */
    record Engine(Bar bar) implements Reason {}

    /** They have a service at that time, or too near to it. */
    record Clash(PlaceId with, Bar.Clashes bar) implements Reason {}

    /**
     * The service asks for older people.
     *
     * @param age null: their birthday is unknown
     */
    record TooYoung(@Nullable Integer age, int minimumAge) implements Reason {}

    /** They say they can, but nobody has seen the licence that the law wants. */
    record LacksLicence(String licence) implements Reason {}

    /** Their licence is no longer valid on the day of the service. */
    record LicenceOver(String licence, LocalDate lastDay) implements Reason {}

    /** They are held back until something is recorded, or have left. */
    record NotActive(VolunteerStatus status) implements Reason {}

    /** They asked not to be disturbed (免打扰). */
    record DoNotDisturb() implements Reason {}

    /** They said that they will not come this time. */
    record Declined(Instant at) implements Reason {}
}
