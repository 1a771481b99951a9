package org.redvest.channels;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.GrantId;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** For administrators of the whole city. */
@Component
class ChannelsNavigation implements Navigation {

    private final Channels channels;
    private final Accounts accounts;

    ChannelsNavigation(Channels channels, Accounts accounts) {
        this.channels = channels;
        this.accounts = accounts;
    }

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting
                .filter(who -> who.role().equals(Role.ADMIN.name()))
                .flatMap(who ->
                        accounts.findHat(new GrantId(Long.parseLong(who.hat().id()))))
                .filter(channels::manages)
                .map(_ -> new Entry(30, "channels.navigation", "/channels", "mail"))
                .stream()
                .toList();
    }
}
