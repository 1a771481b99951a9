package org.redvest.catalogue;

import java.util.List;
import java.util.Optional;
import org.redvest.rules.RuleDesk;
import org.redvest.rules.RuleHistory;
import org.redvest.rules.RuleSubject;

/** What a page of the menu edits: something that is there, or something new. */
public record EditedMenu(MenuSubject subject, String code) {

    public boolean isNew() {
        return code.equals(MenuSubject.NEW);
    }

    public String path() {
        return "/settings/menu/" + subject.path() + "/" + code;
    }

    Optional<RuleSubject> rule() {
        return isNew() ? Optional.empty() : Optional.of(new RuleSubject(subject.kind(), code));
    }

    /** Stands for what has no name yet. */
    RuleSubject fresh() {
        return new RuleSubject(subject.kind(), MenuSubject.NEW);
    }

    RuleHistory history(RuleDesk desk) {
        return rule().map(desk::history).orElseGet(() -> new RuleHistory(List.of()));
    }
}
