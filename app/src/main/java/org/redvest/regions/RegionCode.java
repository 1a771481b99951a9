package org.redvest.regions;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A statistical code, and a path: {@code 43} province, {@code 4305} city, {@code 430528} county, {@code 430528101} township,
 * {@code 430528101203} community. What lies in a region begins with its code.
 */
public record RegionCode(String value) implements Comparable<RegionCode> {

    private static final Pattern SHAPE = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");

    public RegionCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("A region code has 2, 4, 6, 9 or 12 digits");
        }
    }

    public static boolean isWellFormed(String text) {
        return SHAPE.matcher(text).matches();
    }

    public Level level() {
        return Level.ofLength(value.length());
    }

    public Optional<RegionCode> parent() {
        return level().above().map(this::at);
    }

    public RegionCode city() {
        return at(Level.CITY);
    }

    public RegionCode county() {
        return at(Level.COUNTY);
    }

    public RegionCode township() {
        return at(Level.TOWNSHIP);
    }

    /** Whether the other lies in this region, or is it. */
    public boolean contains(RegionCode other) {
        return other.value.startsWith(value);
    }

    /** No code that lies in this region comes after it. */
    RegionCode last() {
        return new RegionCode(value + "9".repeat(Level.COMMUNITY.length() - value.length()));
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private RegionCode at(Level level) {
        if (level.length() > value.length()) {
            throw new IllegalStateException("Region %s lies in no %s".formatted(value, level));
        }
        return new RegionCode(value.substring(0, level.length()));
    }
}
