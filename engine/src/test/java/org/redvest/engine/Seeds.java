package org.redvest.engine;

/**
 * How many random problems a test tries: all it asks for, or one in so many where each test runs thousands of times
 * ({@code ./redvest bench mutation}).
 */
public final class Seeds {
    private static final int ONE_IN = Integer.getInteger("redvest.seeds.one-in", 1);

    private Seeds() {}

    public static int many(int all) {
        return (all + ONE_IN - 1) / ONE_IN;
    }
}
