package org.redvest.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.redvest.accounts.IdentityNumber.DocumentKind;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Numbers of identity documents (证件号码): optional everywhere, found by the whole number, shown by its last four characters. {@link
 * #read} alone opens one, and writes down who did. That a caller may know is for the caller to decide, before asking.
 */
@Service
public class IdentityDocuments {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final IdentityDocumentStore store;
    private final DocumentKey key;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IdentityDocuments(
            IdentityDocumentStore store,
            DocumentKey key,
            Audit audit,
            Clock clock,
            TransactionOperations transactions) {
        this.store = store;
        this.key = key;
        this.audit = audit;
        this.clock = clock;
        Scopes.run(Scope.SYSTEM, () -> transactions.executeWithoutResult(_ -> check()));
    }

    /** A node that cannot open what is there must not start: it would not find a person, and make a second one. */
    private void check() {
        store.checkValue().ifPresent(expected -> {
            if (!key.isThere()) {
                throw key.missing();
            }
            mustBe(expected);
        });
    }

    private void mustBe(byte[] expected) {
        if (!MessageDigest.isEqual(expected, key.checkValue())) {
            throw key.another();
        }
    }

    /** Closed at once: nothing else may be kept of a number. */
    public SealedIdentity seal(IdentityNumber number) {
        var digest = DocumentKey.mac(key.forDigests(), number.value().getBytes(StandardCharsets.US_ASCII));
        return new SealedIdentity(number.kind(), digest, closed(number), number.lastFour());
    }

    /** Whose these numbers are, by {@link SealedIdentity#key}; a number that nobody has is not in the answer. */
    @Transactional(readOnly = true)
    public Map<String, AccountId> owners(Collection<SealedIdentity> numbers) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> store.owners(numbers.stream().map(SealedIdentity::digest).toList()));
    }

    /** Of each of these accounts that has a number, its {@link SealedIdentity#key}. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> keys(Collection<AccountId> accounts) {
        return Scopes.within(Scope.SYSTEM, () -> store.digests(accounts));
    }

    /** An account that has a number keeps it. A number of another account is refused by the database. */
    @Transactional
    public int record(Map<AccountId, SealedIdentity> numbers) {
        if (numbers.isEmpty()) {
            return 0;
        }
        return Scopes.within(Scope.SYSTEM, () -> {
            mustBe(store.claim(key.checkValue()));
            return store.insert(numbers, clock.instant());
        });
    }

    @Transactional
    public void forget(Collection<AccountId> accounts) {
        Scopes.run(Scope.SYSTEM, () -> store.delete(accounts));
    }

    /** Two accounts are one person's, and this number is the right one. It stays sealed. */
    @Transactional
    public void takeOver(AccountId from, AccountId to) {
        Scopes.run(
                Scope.SYSTEM,
                () -> store.find(from).ifPresent(document -> {
                    store.delete(List.of(from, to));
                    store.insert(Map.of(to, document), clock.instant());
                }));
    }

    /** As pages show it. */
    @Transactional(readOnly = true)
    public Optional<String> masked(AccountId account) {
        return Scopes.within(Scope.SYSTEM, () -> store.find(account))
                .map(document -> IdentityNumber.masked(document.lastFour()));
    }

    /** The whole number, for a certificate; the reading stands in the audit log before the number is handed out. */
    @Transactional
    public Optional<IdentityNumber> read(AccountId account, Hat reader) {
        return Scopes.within(Scope.SYSTEM, () -> store.find(account)).map(document -> {
            audit.record(
                    AuditedAct.IDENTITY_NUMBER_READ,
                    reader.actor(),
                    reader.region(),
                    AuditSubject.account(account.value()));
            return opened(document);
        });
    }

    private byte[] closed(IdentityNumber number) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, nonce, number.kind())
                    .doFinal(number.value().getBytes(StandardCharsets.US_ASCII));
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
            System.arraycopy(closed, 0, sealed, NONCE_BYTES, closed.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + CIPHER, e);
        }
    }

    private IdentityNumber opened(SealedIdentity document) {
        var sealed = document.sealed();
        try {
            var value = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), document.kind())
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new IdentityNumber(document.kind(), new String(value, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed number was changed, or its key was", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, DocumentKind kind) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.forSeals(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kind.name().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
