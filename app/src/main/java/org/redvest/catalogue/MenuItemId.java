package org.redvest.catalogue;

/** Names a service of the menu: {@code clinic-escort}. */
public record MenuItemId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
