package org.redvest.volunteers.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.Regions;
import org.redvest.volunteers.NoSuchVolunteer;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Problems;
import org.redvest.web.ShownOnce;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff read of one volunteer of their region, and what is written down when they read it. */
@Service
class VolunteerFiles {

    private final Volunteers volunteers;
    private final Accounts accounts;
    private final Proofs proofs;
    private final Regions regions;
    private final Audit audit;
    private final Clock clock;

    VolunteerFiles(Volunteers volunteers, Accounts accounts, Proofs proofs, Regions regions, Audit audit, Clock clock) {
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.proofs = proofs;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public VolunteerFile file(String number) {
        var profile = volunteers.numbered(number);
        var licences = proofs.licences(profile);
        var insurances = proofs.insurances(profile);
        var staff = Stream.concat(
                        licences.stream().map(CheckedLicence::checkedBy).flatMap(Optional::stream),
                        insurances.stream().map(Insurance::recordedBy))
                .distinct()
                .toList();
        return new VolunteerFile(
                profile,
                inForce(profile),
                Scopes.within(Scope.SYSTEM, () -> volunteers.took(profile.id())),
                identity(profile),
                volunteers.teamsOf(profile.id()),
                licences,
                insurances,
                accounts.identities(staff),
                LocalDate.now(clock),
                Optional.empty());
    }

    /** The audit log has what was before and after; of a name only the first character, for an erased name stands nowhere. */
    @Transactional
    public Problems correct(String number, CorrectionOfPerson form, Hat by) {
        var file = file(number);
        var problems = new Problems(form.problems(file.today()));
        if (problems.any()) {
            return problems;
        }
        var profile = file.profile();
        var born = form.birth().orElseThrow();
        var before = new ArrayList<String>();
        var after = new ArrayList<String>();
        if (!file.identity().name().equals(form.plainName())) {
            accounts.rename(profile.id().account(), form.plainName());
            before.add(masked(file.identity().name()));
            after.add(masked(form.plainName()));
        }
        if (!profile.born().equals(born)) {
            before.add(profile.born().toString());
            after.add(born.toString());
        }
        if (!profile.home().equals(form.region())) {
            before.add(regions.fullPath(profile.home()));
            after.add(regions.fullPath(form.region()));
        }
        if (!before.isEmpty()) {
            volunteers.correct(profile.id(), born, form.region());
            var subject = AuditSubject.account(profile.id().account().value())
                    .changed(String.join(", ", before), String.join(", ", after));
            audit.record(AuditedAct.VOLUNTEER_CORRECTED, by.actor(), profile.home(), subject);
        }
        return problems;
    }

    private static String masked(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(Math.max(1, name.codePointCount(first, name.length())));
    }

    /** Each reading of a whole telephone number stands in the audit log. */
    @Transactional
    public VolunteerFile withPhone(String number, Hat reader) {
        var file = file(number);
        var id = file.profile().id();
        audit.record(
                AuditedAct.TELEPHONE_READ,
                reader.actor(),
                file.profile().home(),
                AuditSubject.account(id.account().value()));
        return file.identity().phone().map(ShownOnce::new).map(file::with).orElse(file);
    }

    private Optional<String> inForce(Profile profile) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> Optional.of(volunteers.inForce(profile.id()))
                        .filter(id -> !id.equals(profile.id()))
                        .map(id -> volunteers.profile(id).number()));
    }

    /** Empty where the person was erased. */
    private Identity identity(Profile profile) {
        var account = profile.id().account();
        return Optional.ofNullable(accounts.identities(List.of(account)).get(account))
                .orElseThrow(NoSuchVolunteer::new);
    }
}
