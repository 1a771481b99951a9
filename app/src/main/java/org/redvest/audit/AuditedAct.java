package org.redvest.audit;

import java.util.Locale;

/** What the log holds. An act that is added here needs its word in the bundles. */
public enum AuditedAct {
    ACCOUNT_OPENED,
    GRANT_GIVEN,
    GRANT_WITHDRAWN,
    GRANT_RETURNED,
    PASSWORD_RENEWED,
    /** The console's way in, for the first administrator or one who has forgotten the password. */
    ADMINISTRATOR_INVITED,
    INVITATION_MADE,
    INVITATION_RENEWED,
    INVITATION_REVOKED,
    INVITATION_ACCEPTED,
    INVITATIONS_MADE,
    INVITATION_SHEETS_DRAWN,
    SIGN_IN_LINK_MADE,
    SIGN_IN_LINK_USED,
    STAFF_HANDED_OVER,
    PASSWORD_CHANGED,
    SIGNED_IN,
    SIGN_IN_REFUSED,
    CHANNEL_SET_UP,
    HAT_CHANGED,
    FIGURES_DOWNLOADED,
    BULLETIN_FROZEN,
    PRIVATE_DETAILS_READ,
    /** People on duty were called; the entry says why. */
    EMERGENCY_CALLED,
    EMERGENCY_DRILLED,
    EMERGENCY_ENDED,
    CITY_FOUNDED,
    CITY_RENAMED,
    RULE_CHANGED,
    RULE_TAKEN_BACK,
    MENU_CHANGED,
    MENU_TAKEN_BACK,
    LOGO_CHANGED,
    DIVISIONS_AMENDED,
    AMENDMENT_TAKEN_BACK,
    CENTRE_SET,
    JOIN_LINK_MADE,
    JOIN_LINK_RENEWED,
    JOIN_LINK_SWITCHED_OFF,
    VOLUNTEER_CONFIRMED,
    VOLUNTEER_REFUSED,
    GUARDIAN_CONSENTED,
    GUARDIAN_LINK_MADE,
    GUARDIAN_WITHDREW,
    CAME_OF_AGE,
    VOLUNTEER_LEFT,
    VOLUNTEER_RETURNED,
    VOLUNTEER_ERASED,
    /** The whole telephone number of a volunteer. */
    TELEPHONE_READ,
    VOLUNTEER_CORRECTED,
    VOLUNTEERS_MERGED,
    /** Two who are alike are not the same person. */
    VOLUNTEERS_TOLD_APART,
    LICENCE_CHECKED,
    LICENCE_CORRECTED,
    LICENCE_ENDED,
    INSURANCE_RECORDED,
    INSURANCE_WITHDRAWN,
    TEAM_FOUNDED,
    /** The lead of a team passed to another volunteer. */
    TEAM_HANDED_OVER,
    TEAM_DISSOLVED,
    IDENTITY_NUMBER_READ,
    VOLUNTEERS_IMPORTED,
    IMPORT_TAKEN_BACK,
    FUND_OPENED,
    /** A batch, a payment or a void was written in the book of a fund, and waits for a second person. */
    FUND_LINE_PROPOSED,
    FUND_LINE_APPROVED,
    FUND_LINE_REJECTED,
    FUND_LINE_WITHDRAWN,
    FUND_DOWNLOADED;

    /** The last part of its key in the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
