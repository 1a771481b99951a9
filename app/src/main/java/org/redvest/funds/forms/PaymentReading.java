package org.redvest.funds.forms;

import java.util.Optional;
import java.util.OptionalLong;
import org.redvest.funds.Fen;
import org.redvest.funds.NewFundPayment;
import org.redvest.web.FreeText;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;
import org.redvest.web.TypedNumber;

/**
 * A payment as a form says it.
 *
 * @param payment empty where something is wrong with it
 */
public record PaymentReading(Optional<NewFundPayment> payment, Problems problems) {

    private static final FreeText PAYEE = FreeText.own(2, 60);
    private static final FreeText PURPOSE = FreeText.open(2, 200);

    public static PaymentReading of(TypedFields typed) {
        var reader = new TypedFields.FieldReading(typed);
        long share = share(typed.value("share"));
        if (share == 0) {
            reader.problem("share", "web.typed.choose");
        }
        var amount = money("amount", reader);
        var payee = reader.line("payee", PAYEE);
        var purpose = reader.line("purpose", PURPOSE);
        var day = reader.day("paidOn");
        var voucher = reader.line("voucher", BatchReading.PAPER);
        return new PaymentReading(
                day.filter(_ -> reader.right())
                        .map(on -> new NewFundPayment(share, amount.orElseThrow(), payee, purpose, on, voucher)),
                reader.problems());
    }

    /** In fen. */
    private static OptionalLong money(String field, TypedFields.FieldReading reader) {
        var typed = reader.value(field);
        var read = TypedNumber.fen(typed);
        if (typed.isBlank()) {
            reader.problem(field, "web.typed.missing");
        } else if (read.isEmpty() || read.getAsLong() == 0) {
            reader.problem(field, "funds.problem.no-sum");
        } else if (read.getAsLong() > Fen.MOST) {
            reader.problem(field, "funds.problem.too-much", Fen.yuan(Fen.MOST));
        }
        return read;
    }

    private static long share(String typed) {
        return typed.matches("[1-9][0-9]{0,17}") ? Long.parseLong(typed) : 0;
    }
}
