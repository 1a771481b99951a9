package org.redvest.shifts;

import java.util.Optional;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Words;

/**
 * What was ordered, as the menu had it on that day; a later change of the menu does not reach it. Off the menu, the words are
 * the community's own.
 *
 * @param item empty off the menu
 * @param measure what is counted beside people and hours
 */
public record Service(
        Optional<MenuItemId> item,
        String category,
        Words title,
        Words what,
        Words risks,
        Words safeguards,
        int minimumAge,
        String measure) {

    public boolean offMenu() {
        return item.isEmpty();
    }

    /** Who comes is looked up before, by the community: the system cannot do it. */
    public boolean withMinors() {
        return category.equals("children");
    }
}
