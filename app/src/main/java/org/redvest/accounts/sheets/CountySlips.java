package org.redvest.accounts.sheets;

import java.util.List;

/** The invitations of one county, which begin on a page of their own. */
public record CountySlips(String county, List<Slip> slips) {

    public CountySlips {
        slips = List.copyOf(slips);
    }

    /**
     * One invitation.
     *
     * @param place the community and the township before it
     * @param address the link, as it is scanned and typed
     * @param until when it ends
     */
    public record Slip(String place, String role, String address, String until) {

        /** Nobody's link in a log. */
        @Override
        public String toString() {
            return "Slip";
        }
    }
}
