package org.redvest.audit;

import java.time.Instant;
import org.redvest.regions.RegionCode;

/** One line of the log. */
public record AuditEntry(Instant at, AuditedAct act, AuditActor actor, RegionCode region, AuditSubject subject) {}
