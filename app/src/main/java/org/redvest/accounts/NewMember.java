package org.redvest.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.regions.RegionCode;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problems;
import org.redvest.web.Telephone;

/**
 * The form in which an administrator opens an account, as it was typed.
 *
 * @param request names this sending of the form: sent twice, it opens one account
 */
public record NewMember(String login, String name, String phone, NewHat hat, UUID request) {

    private static final FreeText NAME = FreeText.own(1, 40);
    private static final FreeText LOGIN = FreeText.asked(1, Login.LONGEST);

    static NewMember empty(RegionCode region) {
        return new NewMember("", "", "", NewHat.empty(region), UUID.randomUUID());
    }

    /** In the order of the fields. */
    Problems problems() {
        var problems = new ArrayList<>(hat.problems());
        problems.addAll(NAME.problems("name", "accounts.member.name.missing", PlainText.line(name)));
        problems.addAll(LOGIN.problems("login", "accounts.member.login.missing", Login.normal(login)));
        if (!phone.isBlank()) {
            Telephone.problem("phone", phone).ifPresent(problems::add);
        }
        return new Problems(problems);
    }

    NewAccount account() {
        return new NewAccount(
                Optional.of(new Login(login)),
                new Identity(PlainText.line(name), Optional.of(plainPhone()).filter(typed -> !typed.isEmpty())),
                List.of(hat.grant()));
    }

    private String plainPhone() {
        return Telephone.normal(phone);
    }
}
