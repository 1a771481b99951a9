package org.redvest.rules;

/** For tests that put another database under the context. */
public final class TestRules {

    private TestRules() {}

    public static void forget(CityRules rules) {
        rules.forget();
    }
}
