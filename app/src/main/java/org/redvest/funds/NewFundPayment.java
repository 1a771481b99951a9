package org.redvest.funds;

import java.time.LocalDate;

/**
 * A sum that was paid, as a voucher says it.
 *
 * @param share from which it was paid
 * @param payee an organisation
 */
public record NewFundPayment(long share, long fen, String payee, String purpose, LocalDate day, String voucher) {}
