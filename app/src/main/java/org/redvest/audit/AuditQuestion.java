package org.redvest.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/**
 * Which entries a reader asks for.
 *
 * @param region and the regions below it
 * @param people only what these accounts did or what was done to them; empty for all accounts
 * @param from inclusive
 * @param to exclusive
 */
public record AuditQuestion(
        RegionCode region,
        Optional<AuditedAct> act,
        Optional<List<Long>> people,
        Optional<Instant> from,
        Optional<Instant> to) {}
