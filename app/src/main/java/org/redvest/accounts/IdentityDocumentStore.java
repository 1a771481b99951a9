package org.redvest.accounts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.IdentityNumber.DocumentKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about numbers of identity documents and the check of their key. */
@Repository
class IdentityDocumentStore {

    /** An account has one number; a number that another account has fails the whole statement. */
    private static final String INSERT = """
        insert into identity_document (account_id, kind, digest, sealed, last_four, recorded_at)
        select id, kind, digest, sealed, last_four, :at
          from unnest(:ids::bigint[], :kinds::text[], :digests::bytea[], :seals::bytea[], :lasts::text[])
            as document (id, kind, digest, sealed, last_four)
            on conflict (account_id) do nothing
        """;

    private static final String OWNERS = """
        select digest, account_id from identity_document where digest = any (:digests)
        """;

    private static final String FIND = """
        select kind, digest, sealed, last_four from identity_document where account_id = :account
        """;

    private static final String DIGESTS = """
        select account_id, digest from identity_document where account_id = any (:accounts)
        """;

    private static final String DELETE = "delete from identity_document where account_id = any (:accounts)";

    private static final String SET_CHECK = """
        insert into document_key (check_value) values (:value) on conflict (only_row) do nothing
        """;

    private static final String CHECK = "select check_value from document_key";

    private final JdbcClient jdbc;

    IdentityDocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int insert(Map<AccountId, SealedIdentity> documents, Instant at) {
        var accounts = List.copyOf(documents.keySet());
        var rows = accounts.stream().map(documents::get).toList();
        return jdbc.sql(INSERT)
                .param("ids", AccountStore.numbers(accounts))
                .param("kinds", rows.stream().map(row -> row.kind().name()).toArray(String[]::new))
                .param("digests", rows.stream().map(SealedIdentity::digest).toArray(byte[][]::new))
                .param("seals", rows.stream().map(SealedIdentity::sealed).toArray(byte[][]::new))
                .param("lasts", rows.stream().map(SealedIdentity::lastFour).toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By the digest as {@link SealedIdentity#key} writes it. */
    Map<String, AccountId> owners(Collection<byte[]> digests) {
        var owners = new HashMap<String, AccountId>();
        jdbc.sql(OWNERS).param("digests", digests.toArray(byte[][]::new)).query(row -> {
            owners.put(SealedIdentity.key(row.getBytes("digest")), new AccountId(row.getLong("account_id")));
        });
        return owners;
    }

    Map<AccountId, String> digests(Collection<AccountId> accounts) {
        var digests = new HashMap<AccountId, String>();
        jdbc.sql(DIGESTS).param("accounts", AccountStore.numbers(accounts)).query(row -> {
            digests.put(new AccountId(row.getLong("account_id")), SealedIdentity.key(row.getBytes("digest")));
        });
        return digests;
    }

    Optional<SealedIdentity> find(AccountId account) {
        return jdbc.sql(FIND)
                .param("account", account.value())
                .query((row, _) -> new SealedIdentity(
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getBytes("digest"),
                        row.getBytes("sealed"),
                        row.getString("last_four")))
                .optional();
    }

    void delete(Collection<AccountId> accounts) {
        jdbc.sql(DELETE).param("accounts", AccountStore.numbers(accounts)).update();
    }

    /** The first key to seal a document is the key of them all. */
    byte[] claim(byte[] checkValue) {
        jdbc.sql(SET_CHECK).param("value", checkValue).update();
        return checkValue().orElseThrow();
    }

    Optional<byte[]> checkValue() {
        return jdbc.sql(CHECK).query((row, _) -> row.getBytes(1)).optional();
    }
}
