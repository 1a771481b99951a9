package org.redvest.volunteers.merging;

/** A line of the list. */
public record AlikeRow(AlikePair pair, ComparedPerson one, ComparedPerson other) {

    public String address() {
        return "/volunteers/same/" + one.number() + "/" + other.number();
    }
}
