package org.redvest.shifts;

import org.redvest.web.Telephone;

/** The door, whom to call there, and what the community adds: for those who accepted, and for as long as they need it. */
public record PrivateDetails(String address, String contactName, String contactPhone, String note) {

    public PrivateDetails {
        contactPhone = Telephone.normal(contactPhone);
    }

    /** {@code 138****0000}. */
    public String maskedPhone() {
        return Telephone.masked(contactPhone);
    }

    /** Nobody's address and number in a log. */
    @Override
    public String toString() {
        return "private details";
    }
}
