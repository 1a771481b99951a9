package org.redvest.attendance;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.orders.OrderNumber;
import org.redvest.regions.RegionCode;

/** The community took back its stars or its words, and gave others (更正). */
public record EvaluationCorrected(OrderNumber order, RegionCode region, int stars, AccountId by, Instant at) {}
