package org.redvest.dispatch.invitations;

import org.redvest.dispatch.AskReason;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;

/** One volunteer is to be asked for one need. */
public record ServiceAsk(NeedId need, VolunteerId volunteer, AskReason why) {}
