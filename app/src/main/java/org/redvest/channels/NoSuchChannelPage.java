package org.redvest.channels;

import org.redvest.web.NotFound;

/** Not there, or not for this hat. */
public final class NoSuchChannelPage extends NotFound {
    private static final long serialVersionUID = 1L;

    public NoSuchChannelPage() {
        super("No such page of channels");
    }
}
