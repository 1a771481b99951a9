package org.redvest.orders;

import java.util.Comparator;
import java.util.List;
import org.redvest.catalogue.MenuItemId;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;

/** What a community wants, before anybody checked it. */
public record Draft(Wanted wanted, List<Window> shifts, List<Ask> needs, Whereabouts where, PrivateDetails details) {

    public Draft {
        shifts = List.copyOf(shifts);
        needs = List.copyOf(needs);
    }

    /** As its services and skills stand once it is placed, in whatever order they were typed. */
    public Draft inOrder() {
        var sorted = shifts.stream().sorted(Comparator.comparing(Window::start)).toList();
        return new Draft(wanted, sorted, needs.stream().map(Ask::inOrder).toList(), where, details);
    }

    public sealed interface Wanted {

        /** What tells it from other services: its code on the menu, or its title. */
        String name();

        record FromMenu(MenuItemId item) implements Wanted {
            @Override
            public String name() {
                return item.value();
            }
        }

        /** Off the menu (说不清): its own words, and its own statement of risks (Art. 12). */
        record OffMenu(String category, String title, String what, String risks, String safeguards, int minimumAge)
                implements Wanted {
            @Override
            public String name() {
                return title.strip();
            }
        }
    }

    /** So many people with such skills, at each of the shifts. */
    public record Ask(int people, List<String> skills) {
        public Ask {
            skills = List.copyOf(skills);
        }

        Ask inOrder() {
            return new Ask(people, skills.stream().distinct().sorted().toList());
        }
    }
}
