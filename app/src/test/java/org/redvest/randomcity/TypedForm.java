package org.redvest.randomcity;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.randomcity.Browser.Field;

/**
 * A form as somebody filled it.
 *
 * @param from the page it stood on
 * @param grant the hat under which that page was made
 * @param proper fields in which what stands is right by definition: a problem at one of them is a fault
 */
record TypedForm(URI from, String action, Optional<Long> grant, List<Field> fields, Set<String> proper) {

    TypedForm {
        fields = List.copyOf(fields);
        proper = Set.copyOf(proper);
    }

    String shape() {
        return Finding.shape(action);
    }
}
