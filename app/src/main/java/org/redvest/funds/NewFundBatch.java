package org.redvest.funds;

import java.time.LocalDate;
import java.util.List;

/**
 * A sum that was approved, as a document says it.
 *
 * @param paper number of the document
 * @param party the organisation that approved
 * @param shares one at least; together they are the batch
 */
public record NewFundBatch(LocalDate day, String paper, String party, List<NewShare> shares) {

    public NewFundBatch {
        shares = List.copyOf(shares);
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("A batch has a share at least");
        }
    }

    public long fen() {
        return shares.stream().mapToLong(NewShare::fen).sum();
    }
}
