package org.redvest.randomcity;

import java.util.List;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;

/** An invented person who may sign in; those without a hat only visit. */
record Citizen(String name, String login, List<Hat> hats) {

    static final String PASSWORD = "秋水长天一色 7 湖";

    Citizen {
        hats = List.copyOf(hats);
    }

    long account() {
        return hats.getFirst().account().value();
    }

    boolean is(Role role) {
        return hats.stream().anyMatch(hat -> hat.role() == role);
    }

    /** How often it is this person's turn. */
    double weight() {
        return hats.stream()
                .mapToDouble(hat -> switch (hat.role()) {
                    case COMMUNITY -> 3;
                    case DISPATCHER -> 3;
                    case VOLUNTEER -> 1;
                    case LEADER, SECRETARY, ADMIN -> 1;
                })
                .max()
                .orElse(1);
    }

    @Override
    public String toString() {
        return hats.isEmpty()
                ? name
                : name + " ("
                        + String.join(", ", hats.stream().map(Citizen::shown).toList()) + ")";
    }

    private static String shown(Hat hat) {
        return hat.role().name().toLowerCase(java.util.Locale.ROOT) + " in "
                + hat.region().value();
    }
}
