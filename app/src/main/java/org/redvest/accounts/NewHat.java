package org.redvest.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.Level;
import org.redvest.regions.RegionCode;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;

/** The part of a form in which an administrator gives a hat, as it was typed. */
public record NewHat(String role, String region, String label) {

    /** Volunteers and team leaders come through the registry of volunteers, which knows more of them. */
    public static final List<Role> ROLES = List.of(Role.COMMUNITY, Role.DISPATCHER, Role.SECRETARY, Role.ADMIN);

    private static final FreeText LABEL = FreeText.own(1, 60);

    static NewHat empty(RegionCode region) {
        return new NewHat("", region.value(), "");
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (chosenRole().isEmpty()) {
            problems.add(new Problem("role", "accounts.member.role.missing"));
        } else if (chosenRole().get() == Role.COMMUNITY && new RegionCode(region).level() != Level.COMMUNITY) {
            problems.add(new Problem("role", "accounts.member.role.in-community"));
        }
        problems.addAll(LABEL.problems("label", "accounts.member.label.missing", PlainText.line(label)));
        return problems;
    }

    NewGrant grant() {
        return new NewGrant(chosenRole().orElseThrow(), new RegionCode(region), PlainText.line(label));
    }

    AuditedGrant audited() {
        var grant = grant();
        return new AuditedGrant(grant.role(), grant.region(), grant.label());
    }

    private Optional<Role> chosenRole() {
        return ROLES.stream().filter(one -> one.name().equals(role)).findFirst();
    }
}
