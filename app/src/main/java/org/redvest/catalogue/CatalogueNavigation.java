package org.redvest.catalogue;

import java.util.List;
import java.util.Optional;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** The menu stands open to every visitor; who orders finds it on their own pages. */
@Component
class CatalogueNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.isPresent() ? List.of() : List.of(new Entry(20, "catalogue.navigation", "/menu", "list-check"));
    }
}
