package org.redvest.reports;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** The public page for everybody, the figures for the secretary. */
@Component
class ReportsNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        if (acting.isEmpty()) {
            return List.of(new Entry(10, "reports.navigation.home", "/", "report-analytics"));
        }
        return acting.filter(who -> who.role().equals(Role.SECRETARY.name())).stream()
                .map(_ -> new Entry(10, "reports.navigation.figures", FiguresPages.BASE, "report-analytics"))
                .toList();
    }
}
