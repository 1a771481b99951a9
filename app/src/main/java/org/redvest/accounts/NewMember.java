package org.redvest.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.RegionCode;
import org.redvest.web.Problem;
import org.redvest.web.Problems;

/**
 * The form in which an administrator opens an account, as it was typed.
 *
 * @param request names this sending of the form: sent twice, it opens one account
 */
public record NewMember(
        String login, String name, String phone, String role, String region, String label, UUID request) {

    /** Volunteers and team leaders come through the registry of volunteers, which knows more of them. */
    public static final List<Role> ROLES = List.of(Role.COMMUNITY, Role.DISPATCHER, Role.SECRETARY, Role.ADMIN);

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LABEL = 60;

    static NewMember empty(RegionCode region) {
        return new NewMember("", "", "", "", region.value(), "", UUID.randomUUID());
    }

    Problems problems() {
        var problems = new ArrayList<Problem>();
        if (login.isBlank()) {
            problems.add(new Problem("login", "accounts.member.login.missing"));
        } else if (!Login.fits(login)) {
            problems.add(new Problem(
                    "login",
                    "accounts.member.login.long",
                    Login.LONGEST,
                    login.strip().length()));
        }
        text("name", name, LONGEST_NAME, problems);
        text("label", label, LONGEST_LABEL, problems);
        if (!phone.isBlank() && !plainPhone().matches("\\+?[0-9]{5,19}")) {
            problems.add(new Problem("phone", "accounts.member.phone.bad"));
        }
        if (chosenRole().isEmpty()) {
            problems.add(new Problem("role", "accounts.member.role.missing"));
        }
        return new Problems(problems);
    }

    NewAccount account() {
        return new NewAccount(
                Optional.of(new Login(login)),
                new Identity(name.strip(), Optional.of(plainPhone()).filter(typed -> !typed.isEmpty())),
                List.of(grant()));
    }

    NewGrant grant() {
        return new NewGrant(chosenRole().orElseThrow(), new RegionCode(region), label.strip());
    }

    private Optional<Role> chosenRole() {
        return ROLES.stream().filter(one -> one.name().equals(role)).findFirst();
    }

    private String plainPhone() {
        return Login.normal(phone);
    }

    private static void text(String field, String typed, int longest, List<Problem> problems) {
        int length = typed.strip().length();
        if (length == 0) {
            problems.add(new Problem(field, "accounts.member." + field + ".missing"));
        } else if (length > longest) {
            problems.add(new Problem(field, "accounts.member.long", longest, length));
        }
    }
}
