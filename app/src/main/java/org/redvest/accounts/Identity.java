package org.redvest.accounts;

import java.util.Optional;
import org.redvest.web.Telephone;

/** Who an account belongs to, kept apart from everything the account does. */
public record Identity(String name, Optional<String> phone) {

    /** As lists show it: 138****0000. */
    public Optional<String> maskedPhone() {
        return phone.map(Telephone::masked);
    }

    /** Never printed: what reaches a log stays there. */
    @Override
    public String toString() {
        return "Identity";
    }
}
