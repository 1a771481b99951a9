package org.redvest.bulletins;

import java.time.Instant;
import java.time.LocalDate;
import org.redvest.regions.RegionCode;

/** A frozen bulletin in the list. */
public record BulletinRow(
        BulletinId id,
        String title,
        RegionCode region,
        int year,
        int number,
        LocalDate from,
        LocalDate to,
        Instant frozenAt) {}
