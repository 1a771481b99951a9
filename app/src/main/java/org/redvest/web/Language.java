package org.redvest.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages that every page is written in. */
public enum Language {
    ZH("zh-CN", Locale.SIMPLIFIED_CHINESE),
    EN("en", Locale.ENGLISH);

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** As in {@code <html lang>}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** Chinese, unless the reader's browser puts English before Chinese. */
    static Language preferred(List<Locale> wanted) {
        return wanted.stream()
                        .map(Locale::getLanguage)
                        .filter(code -> code.equals("zh") || code.equals("en"))
                        .findFirst()
                        .orElse("zh")
                        .equals("en")
                ? EN
                : ZH;
    }

    /** Whether a link names a language at all. */
    public static boolean isNamed(@Nullable String code) {
        return "en".equals(code) || "zh".equals(code);
    }

    /** What a cookie or a link says; anything but {@code en} is Chinese. */
    public static Language named(String code) {
        return code.equals("en") ? EN : ZH;
    }
}
