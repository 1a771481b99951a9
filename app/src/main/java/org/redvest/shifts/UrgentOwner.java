package org.redvest.shifts;

import org.redvest.accounts.Hat;

/** An owner that makes an activity and releases it in one step: an emergency waits for no form and no review. */
public interface UrgentOwner {

    /** In the caller's transaction and scope; the caller has checked who may. */
    Activity begin(UrgentActivity wanted, Hat dispatcher);
}
