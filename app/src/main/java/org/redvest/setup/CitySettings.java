package org.redvest.setup;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.web.Problem;
import org.springframework.stereotype.Service;

/** What the administrator of the whole city changes after the founding. Each change is written into the audit log, before and after. */
@Service
class CitySettings {

    private final Setup setup;
    private final SetupStore store;
    private final Audit audit;

    CitySettings(Setup setup, SetupStore store, Audit audit) {
        this.setup = setup;
        this.store = store;
        this.audit = audit;
    }

    NamesForm shown() {
        var city = setup.city().orElseThrow();
        return new NamesForm(city.committee(), city.product(), "");
    }

    boolean hasLogo() {
        return setup.city().filter(city -> !city.logo().isEmpty()).isPresent();
    }

    /** A new mark, none any more, or the one that is there. */
    sealed interface LogoChange {
        record Drawn(CityLogo logo) implements LogoChange {}

        record Removed() implements LogoChange {}

        record Kept() implements LogoChange {}
    }

    List<Problem> change(Hat me, NamesForm form, LogoChange logo) {
        var problems = form.nameProblems();
        if (problems.isEmpty()) {
            setup.change(() -> {
                rename(me, form);
                draw(me, logo);
                return true;
            });
        }
        return problems;
    }

    private void rename(Hat me, NamesForm form) {
        var before = store.find().orElseThrow();
        if (!before.committee().equals(form.plainCommittee())
                || !before.product().equals(form.plainProduct())) {
            store.name(form.plainProduct(), form.plainCommittee());
            record(
                    me,
                    AuditedAct.CITY_RENAMED,
                    AuditSubject.NONE.changed(
                            line(before.committee(), before.product()),
                            line(form.plainCommittee(), form.plainProduct())));
        }
    }

    private static String line(String committee, String product) {
        return (committee + " " + product).strip();
    }

    private void draw(Hat me, LogoChange change) {
        switch (change) {
            case LogoChange.Drawn(var logo) -> draw(me, Optional.of(logo));
            case LogoChange.Removed _ -> draw(me, Optional.empty());
            case LogoChange.Kept _ -> {}
        }
    }

    private void draw(Hat me, Optional<CityLogo> logo) {
        store.draw(logo);
        record(me, AuditedAct.LOGO_CHANGED, AuditSubject.NONE);
    }

    private void record(Hat me, AuditedAct act, AuditSubject subject) {
        audit.record(act, me.actor(), me.region(), subject);
    }
}
