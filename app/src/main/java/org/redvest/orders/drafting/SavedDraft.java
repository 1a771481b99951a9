package org.redvest.orders.drafting;

import java.time.Instant;
import java.util.UUID;

/** A form somebody began: as it was typed, right or wrong. */
public record SavedDraft(UUID draft, OrderForm form, Instant savedAt) {}
