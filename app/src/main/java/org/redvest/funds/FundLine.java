package org.redvest.funds;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of a fund's book.
 *
 * @param fen the sum in 0.01 yuan
 * @param day on the document or the voucher; of a void the day it was proposed
 * @param paper number of the document (文号) or the voucher (凭证号); empty for a void
 * @param party the organisation that approved, or that was paid; empty for a void
 * @param purpose of a payment; of a void its reason; empty for a batch
 * @param source of a payment: the share it is paid from
 * @param voids of a void: the line that it voids
 * @param voidedBy the approved line that voids this one
 * @param voidWaiting whether a line that would void this one is not decided
 * @param proposed the first person
 * @param decided the second person; empty while it waits
 * @param reason with which it was rejected; otherwise empty
 */
public record FundLine(
        FundLineId id,
        long row,
        LineKind kind,
        LineState state,
        long fen,
        LocalDate day,
        String paper,
        String party,
        String purpose,
        Optional<ShareName> source,
        Optional<FundLineId> voids,
        Optional<FundLineId> voidedBy,
        boolean voidWaiting,
        FundHand proposed,
        Optional<FundHand> decided,
        String reason) {

    /** An approved batch or payment that no other line voids, or is about to. */
    public boolean canBeVoided() {
        return kind != LineKind.VOID && state == LineState.APPROVED && !voidWaiting;
    }
}
