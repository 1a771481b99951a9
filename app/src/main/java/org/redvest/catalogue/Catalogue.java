package org.redvest.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rest of Redvest may ask about the menu. */
@Service
@Transactional(readOnly = true)
public class Catalogue {

    private final CatalogueStore store;

    /** Comes with the program, and nobody can change it while that runs: read once. */
    private volatile @Nullable List<MenuItem> menu;

    Catalogue(CatalogueStore store) {
        this.store = store;
    }

    /** For a city that writes its own menu: nothing that comes with the program is offered. */
    @Transactional
    public void startEmpty() {
        Scopes.run(Scope.SYSTEM, store::offerNothing);
        menu = null;
    }

    /** The eight needs, in the order of the page. */
    public List<Category> categories() {
        return store.categories();
    }

    public Category category(String code) {
        return categories().stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NoSuchMenuItem("need"));
    }

    public List<Skill> skills() {
        return store.skills();
    }

    /** Every service on offer, need by need. */
    public List<MenuItem> menu() {
        var known = menu;
        if (known == null) {
            known = store.menu();
            menu = known;
        }
        return known;
    }

    public List<MenuItem> menu(Category category) {
        return menu().stream()
                .filter(item -> item.category().equals(category.code()))
                .toList();
    }

    public Optional<MenuItem> find(MenuItemId id) {
        return menu().stream().filter(item -> item.id().equals(id)).findFirst();
    }

    public MenuItem item(MenuItemId id) {
        return find(id).orElseThrow(() -> new NoSuchMenuItem("service"));
    }
}
