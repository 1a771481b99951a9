package org.redvest.funds.pages;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.funds.Funds;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** 专款, where records wait for the reader as the second person. Otherwise funds are reached from their programme. */
@Component
class FundsNavigation implements Navigation {

    private final Funds funds;

    FundsNavigation(Funds funds) {
        this.funds = funds;
    }

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        var role = acting.map(who -> Role.valueOf(who.role()))
                .filter(each -> each == Role.DISPATCHER || each == Role.SECRETARY);
        long waiting = role.map(this::waiting).orElse(0L);
        return waiting == 0 ? List.of() : List.of(new Entry(28, "funds.navigation", FundPages.ALL, "scale", waiting));
    }

    /** Whose navigation it is stands in the scope that the request acts in; an error page may have none. */
    private long waiting(Role role) {
        Scope scope = Scopes.current();
        return scope.lo().isEmpty() ? 0 : funds.countTasks(new AccountId(scope.person()), role, scope.lo());
    }
}
