package org.redvest.funds.forms;

import java.util.Optional;
import org.redvest.funds.NewFundPayment;
import org.redvest.web.FreeText;
import org.redvest.web.Problems;

/**
 * A payment as a form says it.
 *
 * @param payment empty where something is wrong with it
 */
public record PaymentReading(Optional<NewFundPayment> payment, Problems problems) {

    private static final FreeText PAYEE = FreeText.own(2, 60);
    private static final FreeText PURPOSE = FreeText.open(2, 200);

    public static PaymentReading of(FundFields typed) {
        var reader = new FundFields.FundFieldReader(typed);
        long share = share(typed.value("share"));
        if (share == 0) {
            reader.problem("share", "web.typed.choose");
        }
        var amount = reader.money("amount");
        var payee = reader.line("payee", PAYEE);
        var purpose = reader.line("purpose", PURPOSE);
        var day = reader.day("paidOn");
        var voucher = reader.line("voucher", BatchReading.PAPER);
        return new PaymentReading(
                day.filter(_ -> reader.right())
                        .map(on -> new NewFundPayment(share, amount.orElseThrow(), payee, purpose, on, voucher)),
                reader.problems());
    }

    private static long share(String typed) {
        return typed.matches("[1-9][0-9]{0,17}") ? Long.parseLong(typed) : 0;
    }
}
