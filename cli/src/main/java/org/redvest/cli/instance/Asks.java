package org.redvest.cli.instance;

import java.util.Set;

/**
 * What a row of {@code needs.csv} asks of a person beyond skills.
 *
 * @param minimumAge 0: any age
 * @param licences those of the need's skills that only the holder of a valid licence may use
 * @param homesIn the code of the region that volunteers must be at home in; empty: anywhere
 */
public record Asks(int minimumAge, Set<String> licences, String homesIn) {

    public static final Asks NOTHING = new Asks(0, Set.of(), "");
}
