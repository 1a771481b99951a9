package org.redvest.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Telephone;

/** The form in which an invited person opens an account of their own, as it was typed. */
public record Newcomer(String name, String phone, String login, String password) {

    static final Newcomer EMPTY = new Newcomer("", "", "", "");

    private static final FreeText NAME = FreeText.own(1, 40);
    private static final FreeText LOGIN = FreeText.asked(1, Login.LONGEST);

    /** In the order of the fields. */
    Problems problems() {
        var problems = new ArrayList<>(NAME.problems("name", "accounts.member.name.missing", PlainText.line(name)));
        Telephone.problem("phone", phone).ifPresent(problems::add);
        problems.addAll(LOGIN.problems("login", "accounts.member.login.missing", Login.normal(login)));
        if (problems.isEmpty()) {
            PasswordRules.weakness(Passwords.normal(password), person())
                    .map(weakness -> new Problem("wanted", weakness.key()))
                    .ifPresent(problems::add);
        } else if (password.isEmpty()) {
            problems.add(new Problem("wanted", "accounts.sign-in.password.missing"));
        }
        return new Problems(problems);
    }

    NewAccount account() {
        return new NewAccount(Optional.of(new Login(login)), identity(), List.of());
    }

    private Identity identity() {
        return new Identity(PlainText.line(name), Optional.of(Telephone.normal(phone)));
    }

    /** Only to hold the password against the name. */
    private Person person() {
        return new Person(new AccountId(0), Optional.of(new Login(login)), identity(), Optional.empty(), List.of());
    }

    @Override
    public String toString() {
        return "Newcomer";
    }
}
