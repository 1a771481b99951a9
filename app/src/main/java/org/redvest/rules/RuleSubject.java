package org.redvest.rules;

/** Whose versions replace each other: one sheet of limits, one service of the menu. */
public record RuleSubject(RuleKind kind, String code) {

    private static final String SHAPE = "[a-z][a-z0-9_-]{0,39}";

    public RuleSubject {
        if (!code.matches(SHAPE)) {
            throw new IllegalArgumentException(
                    "A rule is named in small letters and digits, not \"%s\"".formatted(code));
        }
    }

    public static RuleSubject limits(String code) {
        return new RuleSubject(RuleKind.LIMITS, code);
    }

    public static boolean isCode(String code) {
        return code.matches(SHAPE);
    }
}
