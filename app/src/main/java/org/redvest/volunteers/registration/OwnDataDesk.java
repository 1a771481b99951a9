package org.redvest.volunteers.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Consents;
import org.redvest.accounts.Hat;
import org.redvest.accounts.OwnAccounts;
import org.redvest.regions.Regions;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a volunteer sees, corrects and takes along of what is kept of them. */
@Service
class OwnDataDesk {

    private final Volunteers volunteers;
    private final RegistrationStore registrations;
    private final Accounts accounts;
    private final OwnAccounts ownAccounts;
    private final Consents consents;
    private final Regions regions;

    OwnDataDesk(
            Volunteers volunteers,
            RegistrationStore registrations,
            Accounts accounts,
            OwnAccounts ownAccounts,
            Consents consents,
            Regions regions) {
        this.volunteers = volunteers;
        this.registrations = registrations;
        this.accounts = accounts;
        this.ownAccounts = ownAccounts;
        this.consents = consents;
        this.regions = regions;
    }

    @Transactional(readOnly = true)
    public OwnData of(Hat me) {
        var profile = volunteers.profile(VolunteerId.of(me.account()));
        return new OwnData(
                profile,
                Objects.requireNonNull(
                        accounts.identities(List.of(me.account())).get(me.account())),
                regions.fullPath(profile.home()),
                registrations.find(me.account()),
                consents.listOf(me.account()));
    }

    @Transactional
    public void correct(Hat me, String phone, Set<String> skills) {
        volunteers.changeSkills(VolunteerId.of(me.account()), skills);
        ownAccounts.correctPhone(me.account(), phone);
    }

    /** In words that another system can read, too; days and moments as ISO 8601 writes them. */
    @Transactional(readOnly = true)
    public Map<String, Object> copy(Hat me) {
        var data = of(me);
        var profile = data.profile();
        var preferences = profile.preferences();
        var copy = new LinkedHashMap<String, Object>();
        copy.put("name", data.identity().name());
        copy.put("phone", data.identity().phone().orElse(""));
        copy.put("volunteerNumber", profile.number());
        copy.put("status", profile.status().name());
        copy.put("community", data.home());
        copy.put("born", profile.born().toString());
        data.registration().ifPresent(registration -> {
            registration.sex().ifPresent(sex -> copy.put("sex", sex.name()));
            registration
                    .guardian()
                    .ifPresent(guardian ->
                            copy.put("guardian", Map.of("name", guardian.name(), "phone", guardian.phone())));
            copy.put("registeredAt", registration.registeredAt().toString());
        });
        copy.put("skills", profile.skills().stream().sorted().toList());
        copy.put("licences", profile.licences().keySet().stream().sorted().toList());
        copy.put("interests", preferences.interests().stream().sorted().toList());
        copy.put("radiusKm", preferences.radiusKm());
        copy.put("shiftsAMonth", preferences.limits().maxShifts());
        copy.put("freeWeek", preferences.availability().week().bits());
        var agreed = new ArrayList<Map<String, String>>();
        data.consents()
                .forEach(each -> agreed.add(Map.of(
                        "subject", each.text().subject(),
                        "version", each.text().version(),
                        "text", each.text().body(),
                        "by", each.by().name(),
                        "at", each.at().toString())));
        copy.put("consents", agreed);
        return copy;
    }
}
