package org.redvest.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Telephone;

/**
 * An account that its owner opens, as it was typed.
 *
 * @param login empty: the telephone number
 */
public record OwnAccount(String name, String phone, String login, String password) {

    private static final FreeText NAME = FreeText.own(1, 40);
    private static final FreeText LOGIN = FreeText.asked(1, Login.LONGEST);

    /** In the order of the fields {@code name, phone, login, password}. */
    public List<Problem> problems() {
        var problems = new ArrayList<>(NAME.problems("name", "accounts.own.name.missing", PlainText.line(name)));
        Telephone.problem("phone", phone).ifPresent(problems::add);
        if (!login.isBlank()) {
            problems.addAll(LOGIN.problems("login", "accounts.own.login.wrong", Login.normal(login)));
        }
        PasswordRules.weakness(Passwords.normal(password), person())
                .ifPresent(weakness -> problems.add(new Problem("password", weakness.key())));
        return List.copyOf(problems);
    }

    Identity identity() {
        return new Identity(PlainText.line(name), Optional.of(Telephone.normal(phone)));
    }

    Login wanted() {
        return new Login(login.isBlank() ? phone : login);
    }

    /** As far as it was typed: a password that holds one's name is weak, whatever else is wrong. */
    private Person person() {
        var typed =
                Optional.of(login.isBlank() ? phone : login).filter(Login::fits).map(Login::new);
        return new Person(new AccountId(0), typed, identity(), Optional.empty(), List.of());
    }

    /** Neither name nor password in a log. */
    @Override
    public String toString() {
        return "OwnAccount";
    }
}
