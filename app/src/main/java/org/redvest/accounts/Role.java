package org.redvest.accounts;

import java.util.Locale;

/** What a grant lets one do; where it lets one do it is the grant's region. */
public enum Role {
    /** 社区工作者: orders, confirms who came, evaluates. */
    COMMUNITY,
    /** 调度员: reviews and dispatches. */
    DISPATCHER,
    /** 队长: leads a team's shifts. */
    LEADER,
    /** 志愿者: accepts, serves, owns the hours. */
    VOLUNTEER,
    /** 书记: answers for the figures. */
    SECRETARY,
    /** 管理员: opens accounts and gives grants. */
    ADMIN;

    /** The key of its word in the bundles. */
    public String key() {
        return "accounts.role." + name().toLowerCase(Locale.ROOT);
    }

    /** Who serves sees their own rows; who works for a region sees that region. A leader is a volunteer, too. */
    public boolean serves() {
        return this == VOLUNTEER || this == LEADER;
    }

    /** Opened and closed by administrators; volunteers and team leaders come and go through the registry of volunteers. */
    boolean isStaff() {
        return !serves();
    }

    /** Denser pages, for a mouse. */
    boolean worksAtADesk() {
        return this == DISPATCHER || this == SECRETARY || this == ADMIN;
    }
}
