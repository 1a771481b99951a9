package org.redvest.channels;

import java.util.List;
import java.util.Locale;

/** A way out of the application. */
public enum Channel {
    MAIL,
    TEXT,
    /** 企业微信. */
    WECOM,
    /** 钉钉. */
    DINGTALK,
    PUSH;

    /** Those that know a person by an id in the city's own organisation there. */
    public static final List<Channel> OF_MEMBERS = List.of(WECOM, DINGTALK);

    /** As in addresses, in the database and in the keys of words. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
