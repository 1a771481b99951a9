package org.redvest.accounts;

import java.util.Arrays;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/** A grant as one line of the audit log holds it: {@code DISPATCHER 430503 大祥区团委}. */
record AuditedGrant(Role role, RegionCode region, String label) {

    private static final int PARTS = 3;

    static Optional<AuditedGrant> read(String line) {
        var parts = line.split(" ", PARTS);
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(parts[0]) && parts.length == PARTS)
                .findFirst()
                .map(role -> new AuditedGrant(role, new RegionCode(parts[1]), parts[2]));
    }

    String line() {
        return "%s %s %s".formatted(role.name(), region.value(), label);
    }
}
