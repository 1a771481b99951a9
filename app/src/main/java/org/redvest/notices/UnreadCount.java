package org.redvest.notices;

import org.redvest.accounts.PersonalCount;
import org.springframework.stereotype.Component;

/** How many matters have news for the person who acts, under any hat that they still have. */
@Component
class UnreadCount implements PersonalCount {

    static final String NAME = "unread";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String query() {
        return """
                select count(distinct (grant_id, matter))
                  from notice
                 where account_id = :account and grant_id in (select grant_id from held) and read_at is null
                """;
    }
}
