package org.redvest.volunteers.registry;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.volunteers.NoSuchVolunteer;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.ShownOnce;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff read of one volunteer of their region, and what is written down when they read it. */
@Service
class VolunteerFiles {

    private final Volunteers volunteers;
    private final Accounts accounts;
    private final Audit audit;

    VolunteerFiles(Volunteers volunteers, Accounts accounts, Audit audit) {
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public VolunteerFile file(String number) {
        var profile = volunteers.numbered(number);
        return new VolunteerFile(profile, identity(profile), volunteers.teamsOf(profile.id()), Optional.empty());
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

    /** Empty where the person was erased. */
    private Identity identity(Profile profile) {
        var account = profile.id().account();
        return Optional.ofNullable(accounts.identities(List.of(account)).get(account))
                .orElseThrow(NoSuchVolunteer::new);
    }
}
