package org.redvest.volunteers.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Identity;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.Team;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.web.ShownOnce;

/**
 * A volunteer as staff see them.
 *
 * @param inForce the number under which the person goes on, where this one was merged
 * @param took the numbers that were merged into this one
 * @param staff who checked and recorded it
 * @param phone the whole telephone number, where it was asked for on this page
 */
public record VolunteerFile(
        Profile profile,
        Optional<String> inForce,
        List<String> took,
        Identity identity,
        List<Team> teams,
        List<CheckedLicence> licences,
        List<Insurance> insurances,
        Map<AccountId, Identity> staff,
        LocalDate today,
        Optional<ShownOnce> phone) {

    /** The day of birth that stands in place of the one of a person who was erased. */
    private static final LocalDate ERASED = LocalDate.of(1900, 1, 1);

    public VolunteerFile {
        took = List.copyOf(took);
        teams = List.copyOf(teams);
        licences = List.copyOf(licences);
        insurances = List.copyOf(insurances);
        staff = Map.copyOf(staff);
    }

    public Optional<String> nameOf(AccountId colleague) {
        return Optional.ofNullable(staff.get(colleague)).map(Identity::name);
    }

    public Optional<String> checker(CheckedLicence licence) {
        return licence.checkedBy().flatMap(this::nameOf);
    }

    /** The data of an erased person can neither be read nor corrected. */
    public boolean isErased() {
        return profile.status() == VolunteerStatus.LEFT && profile.born().equals(ERASED);
    }

    public String address() {
        return "/volunteers/" + profile.number();
    }

    VolunteerFile with(ShownOnce whole) {
        return new VolunteerFile(
                profile, inForce, took, identity, teams, licences, insurances, staff, today, Optional.of(whole));
    }
}
