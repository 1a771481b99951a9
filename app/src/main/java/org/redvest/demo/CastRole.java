package org.redvest.demo;

import org.redvest.accounts.Role;

/** The people whom a visitor may become, in the order of the start page. */
enum CastRole {
    COMMUNITY("唐敏", Role.COMMUNITY, "building-community"),
    DISPATCHER("周宁", Role.DISPATCHER, "clipboard-check"),
    VOLUNTEER("林晓", Role.VOLUNTEER, "user"),
    /** A year of service behind her. */
    VETERAN("何秀兰", Role.VOLUNTEER, "history"),
    /** Leads a team, and a service tomorrow. */
    LEADER("肖远航", Role.LEADER, "users"),
    SECRETARY("沈岚", Role.SECRETARY, "report-analytics"),
    ADMIN("邓国栋", Role.ADMIN, "shield-check"),
    /** Of another county: the same pages, and none of the first one's orders. */
    OUTSIDER("刘知远", Role.DISPATCHER, "eye-off");

    private final String person;
    private final Role role;
    private final String icon;

    CastRole(String person, Role role, String icon) {
        this.person = person;
        this.role = role;
        this.icon = icon;
    }

    /** An invented name. */
    String person() {
        return person;
    }

    Role role() {
        return role;
    }

    String icon() {
        return icon;
    }

    /** End of the keys in the bundles. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
