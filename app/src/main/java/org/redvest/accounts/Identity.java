package org.redvest.accounts;

import java.util.Optional;

/** Who an account belongs to, kept apart from everything the account does. */
public record Identity(String name, Optional<String> phone) {

    /** As lists show it: 138****0000. */
    public Optional<String> maskedPhone() {
        return phone.map(Identity::masked);
    }

    private static String masked(String phone) {
        return phone.length() < 8
                ? "*".repeat(phone.length())
                : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    /** Never printed: what reaches a log stays there. */
    @Override
    public String toString() {
        return "Identity";
    }
}
