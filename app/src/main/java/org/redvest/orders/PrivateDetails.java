package org.redvest.orders;

/** The door, whom to call there, and what the community adds: for those who accepted, and for as long as they need it. */
public record PrivateDetails(String address, String contactName, String contactPhone, String note) {

    static final PrivateDetails NONE = new PrivateDetails("", "", "", "");

    /** {@code 138****0000}. */
    public String maskedPhone() {
        int shown = Math.min(4, contactPhone.length() / 3);
        return contactPhone.length() < 7
                ? contactPhone
                : contactPhone.substring(0, 3) + "****" + contactPhone.substring(contactPhone.length() - shown);
    }

    /** Nobody's address and number in a log. */
    @Override
    public String toString() {
        return "private details";
    }
}
