package org.redvest.volunteers.registration;

import org.redvest.web.Telephone;

/** Who answers for a minor, without an account. */
public record Guardian(String name, String phone) {

    public String maskedPhone() {
        return Telephone.masked(phone);
    }

    /** Neither in a log. */
    @Override
    public String toString() {
        return "Guardian";
    }
}
