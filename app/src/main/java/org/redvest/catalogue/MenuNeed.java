package org.redvest.catalogue;

import java.util.List;

/** How many people with which skills a service usually takes; a clinic takes doctors and stewards. */
public record MenuNeed(int people, List<String> skills) {

    public MenuNeed {
        skills = List.copyOf(skills);
    }
}
