package org.redvest.accounts;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about links to accounts that exist. */
@Repository
class SignInLinkStore {

    private static final String REPLACE = """
        update sign_in_link
           set replaced_at = :now
         where account_id = :account and used_at is null and replaced_at is null
        """;

    private static final String MAKE = """
        insert into sign_in_link (link_digest, account_id, made_at, made_by, ends_at)
        values (:digest, :account, :now, :by, :ends)
        """;

    /** A password that was set later makes the link void: its owner has found another way. */
    private static final String FIND = """
        select account_id, ends_at, used_at,
               coalesce(replaced_at, case when password_since > made_at then password_since end) as replaced_at
          from sign_in_link join account using (account_id)
         where link_digest = :digest
        """;

    private static final String USE = """
        update sign_in_link set used_at = :now where link_digest = :digest and used_at is null and replaced_at is null
        """;

    private static final String NAME = """
        update account set login = :login where account_id = :account and login is null
        """;

    private final JdbcClient jdbc;

    SignInLinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A link as it stands. */
    record Stored(AccountId account, Instant endsAt, Optional<Instant> used, Optional<Instant> replaced) {}

    /** The account's earlier links are dead. */
    void make(AccountId account, LinkSecret secret, @Nullable AccountId by, Instant now, Instant ends) {
        jdbc.sql(REPLACE)
                .param("account", account.value())
                .param("now", InvitationStore.time(now))
                .update();
        jdbc.sql(MAKE)
                .param("digest", secret.digest())
                .param("account", account.value())
                .param("now", InvitationStore.time(now))
                .param("by", by == null ? null : by.value())
                .param("ends", InvitationStore.time(ends))
                .update();
    }

    Optional<Stored> find(LinkSecret secret) {
        return jdbc.sql(FIND)
                .param("digest", secret.digest())
                .query((row, _) -> new Stored(
                        new AccountId(row.getLong("account_id")),
                        InvitationStore.instant(row, "ends_at").orElseThrow(),
                        InvitationStore.instant(row, "used_at"),
                        InvitationStore.instant(row, "replaced_at")))
                .optional();
    }

    /** Of several who use a link at once, one does. */
    boolean use(LinkSecret secret, Instant now) {
        return jdbc.sql(USE)
                        .param("digest", secret.digest())
                        .param("now", InvitationStore.time(now))
                        .update()
                == 1;
    }

    /** For an account that has no login yet. */
    void name(AccountId account, Login login) {
        jdbc.sql(NAME)
                .param("account", account.value())
                .param("login", login.value())
                .update();
    }
}
