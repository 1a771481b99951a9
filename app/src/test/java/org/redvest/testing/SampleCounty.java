package org.redvest.testing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;

/** One county of the leak test, with somebody in each role. */
public final class SampleCounty {

    private final String code;
    private final String community;
    private final TestPeople people;
    private final Map<Role, Hat> hats = new EnumMap<>(Role.class);

    public SampleCounty(String code, String community, TestPeople people) {
        this.code = code;
        this.community = community;
        this.people = people;
        for (var role : Role.values()) {
            hats.put(role, another(role));
        }
    }

    /** Six digits. */
    public String code() {
        return code;
    }

    /** Twelve digits, inside the county. */
    public String community() {
        return community;
    }

    /** The one person of this county in this role: those who live or order somewhere do so in {@link #community}. */
    public Hat hat(Role role) {
        return Objects.requireNonNull(hats.get(role));
    }

    /** Somebody else in the same role. */
    public Hat another(Role role) {
        return switch (role) {
            case COMMUNITY, VOLUNTEER, LEADER -> people.hat(role, community);
            case DISPATCHER, SECRETARY, ADMIN -> people.hat(role, code);
        };
    }
}
