package org.redvest.bulletins;

/** A frozen bulletin's place in the records; how readers call it is its number. */
public record BulletinId(long value) {

    public String path() {
        return "/bulletins/" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
