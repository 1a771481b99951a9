package org.redvest.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.redvest.rules.RuleKind;

/** What is edited on the pages of the menu, by its part of the address. */
public enum MenuSubject {
    ITEMS(RuleKind.ITEM),
    CATEGORIES(RuleKind.CATEGORY),
    SKILLS(RuleKind.SKILL);

    /** In place of a code: what does not exist yet. */
    static final String NEW = "new";

    private final RuleKind kind;

    MenuSubject(RuleKind kind) {
        this.kind = kind;
    }

    RuleKind kind() {
        return kind;
    }

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MenuSubject> of(String path) {
        return Arrays.stream(values()).filter(each -> each.path().equals(path)).findFirst();
    }
}
