package org.redvest.catalogue;

/**
 * One of the eight needs by which the menu is sorted; volunteers name theirs as interests. Its words are
 * {@code catalogue.category.<code>} and {@code catalogue.category.<code>.what}.
 */
public record Category(String code, String icon) {

    /** Off the menu (说不清): somebody writes a sentence, the committee finds who fits. */
    public static final String OTHER = "other";

    public boolean offMenu() {
        return code.equals(OTHER);
    }
}
