package org.redvest.volunteers.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Skill;
import org.redvest.volunteers.NoSuchVolunteer;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff have seen of a volunteer: licences, trainings, insurance. Each act locks the volunteer, and what eligibility reads follows
 * from it in the same transaction.
 */
@Service
class Proofs {

    private final LicenceStore licences;
    private final InsuranceStore insurances;
    private final Volunteers volunteers;
    private final Catalogue catalogue;
    private final Audit audit;
    private final Clock clock;

    Proofs(
            LicenceStore licences,
            InsuranceStore insurances,
            Volunteers volunteers,
            Catalogue catalogue,
            Audit audit,
            Clock clock) {
        this.licences = licences;
        this.insurances = insurances;
        this.volunteers = volunteers;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<CheckedLicence> licences(Profile volunteer) {
        return licences.list(volunteer.id());
    }

    @Transactional(readOnly = true)
    public List<Insurance> insurances(Profile volunteer) {
        return insurances.list(volunteer.id());
    }

    /** One that was not ended. */
    @Transactional(readOnly = true)
    public CheckedLicence licence(Profile volunteer, long id) {
        return licences.list(volunteer.id()).stream()
                .filter(each -> each.id() == id && !each.ended())
                .findFirst()
                .orElseThrow(NoSuchVolunteer::new);
    }

    List<Skill> licensedSkills() {
        return catalogue.skills().stream().filter(Skill::licensed).toList();
    }

    @Transactional
    public Problems add(String number, LicenceForm form, Hat by) {
        var volunteer = locked(number);
        var problems = problems(form);
        if (!problems.any() && licences.add(volunteer, form, by.account(), clock.instant())) {
            licences.follow(volunteer.id());
            write(AuditedAct.LICENCE_CHECKED, volunteer, "", form.line(), by);
        }
        return problems;
    }

    @Transactional
    public Problems correct(String number, long id, LicenceForm form, Hat by) {
        var volunteer = locked(number);
        var before = LicenceForm.of(licence(volunteer, id)).line();
        var problems = problems(form);
        if (!problems.any() && !before.equals(form.line())) {
            licences.correct(volunteer.id(), id, form, by.account(), clock.instant());
            licences.follow(volunteer.id());
            write(AuditedAct.LICENCE_CORRECTED, volunteer, before, form.line(), by);
        }
        return problems;
    }

    /** Ended twice, it has ended once. */
    @Transactional
    public void end(String number, long id, Hat by) {
        var volunteer = locked(number);
        var before = one(licences(volunteer), each -> each.id() == id);
        if (licences.end(volunteer.id(), id, by.account(), clock.instant())) {
            licences.follow(volunteer.id());
            write(AuditedAct.LICENCE_ENDED, volunteer, LicenceForm.of(before).line(), "", by);
        }
    }

    @Transactional
    public Problems insure(String number, InsuranceForm form, Hat by) {
        var volunteer = locked(number);
        var problems = new Problems(form.problems());
        if (!problems.any() && insurances.add(volunteer, form, by.account(), clock.instant())) {
            write(AuditedAct.INSURANCE_RECORDED, volunteer, "", form.line(), by);
        }
        return problems;
    }

    @Transactional
    public void withdraw(String number, long insurance, Hat by) {
        var volunteer = locked(number);
        if (insurances.withdraw(volunteer.id(), insurance, by.account(), clock.instant())) {
            write(AuditedAct.INSURANCE_WITHDRAWN, volunteer, "", "", by);
        }
    }

    private Profile locked(String number) {
        return volunteers.lock(volunteers.numbered(number).id());
    }

    private Problems problems(LicenceForm form) {
        var codes = licensedSkills().stream().map(Skill::code).toList();
        return new Problems(form.problems(codes, LocalDate.now(clock)));
    }

    private static <T> T one(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).findFirst().orElseThrow(NoSuchVolunteer::new);
    }

    private void write(AuditedAct act, Profile volunteer, String before, String after, Hat by) {
        var subject = AuditSubject.account(volunteer.id().account().value()).changed(before, after);
        audit.record(act, by.actor(), volunteer.home(), subject);
    }
}
