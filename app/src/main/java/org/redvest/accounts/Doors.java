package org.redvest.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.redvest.accounts.SignInStore.Attempt;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.stereotype.Component;

/**
 * Whether a password may be compared now. Wrong ones are counted for a login at one address, and apart from that on each device
 * that its owner has used: what a stranger tries locks the stranger out, not the owner. Since a stranger may have many
 * addresses, all attempts on one login from unknown devices also take turns; known devices never wait.
 */
@Component
class Doors {

    static final int TRIES = 5;
    static final Duration LOCKED = Duration.ofMinutes(15);

    /** Twenty at once, then two a minute: no password of eight characters is found at that pace. */
    static final Duration TURN = Duration.ofSeconds(30);

    static final int QUEUE = 20;
    static final int MOST_DEVICES = 20;

    private static final Duration ROOM = TURN.multipliedBy(QUEUE - 1L);
    private static final Base64StringKeyGenerator SECRET =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

    private final SignInStore store;
    private final Clock clock;

    Doors(SignInStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One way to try one login, and the number of the attempt there. */
    record Door(byte[] digest, int attempt, Instant countedAt) {}

    /** Either a door, or why there is none now. */
    sealed interface DoorAnswer {
        record Admitted(Door door) implements DoorAnswer {}

        record TurnedAway(SignIn answer) implements DoorAnswer {}
    }

    /** Counted before the password is compared, so that guesses made at once cannot outrun the count. */
    DoorAnswer knock(String login, Visitor visitor) {
        boolean known = isKnown(login, visitor);
        var digest = known
                ? digest("device", visitor.device().orElseThrow(), Login.normal(login))
                : digest("address", visitor.network(), Login.normal(login));
        var attempt = store.count(digest, clock.instant(), LOCKED);
        if (attempt.number() > TRIES) {
            return new DoorAnswer.TurnedAway(locked(attempt.countedAt()));
        }
        return known || takesATurn(login)
                ? new DoorAnswer.Admitted(new Door(digest, attempt.number(), attempt.countedAt()))
                : turnedAway(login, digest, attempt);
    }

    private boolean takesATurn(String login) {
        return store.queueUp(digest("login", "", Login.normal(login)), clock.instant(), TURN, ROOM);
    }

    private DoorAnswer turnedAway(String login, byte[] door, Attempt attempt) {
        store.takeBack(door, attempt.number() - 1);
        return new DoorAnswer.TurnedAway(new SignIn.Crowded(
                store.queueEnd(digest("login", "", Login.normal(login))).minus(ROOM)));
    }

    SignIn wrong(Door door) {
        return door.attempt() == TRIES ? locked(door.countedAt()) : new SignIn.Wrong(TRIES - door.attempt());
    }

    void opened(Door door) {
        store.forget(door.digest());
    }

    /** The secret for the cookie of this browser: the one it has, if that is ours, else a new one. */
    String remember(AccountId account, Visitor visitor) {
        var device =
                visitor.device().filter(own -> store.knowsAnybody(digest(own))).orElseGet(SECRET::generateKey);
        store.remember(digest(device), account, clock.instant(), MOST_DEVICES);
        return device;
    }

    /** After a password that an administrator handed over, no device counts as its owner's. */
    void forgetDevices(AccountId account) {
        store.forgetDevicesBut(0, account);
    }

    private boolean isKnown(String login, Visitor visitor) {
        return Login.fits(login)
                && visitor.device()
                        .filter(device -> store.knows(digest(device), new Login(login)))
                        .isPresent();
    }

    private static SignIn locked(Instant countedAt) {
        return new SignIn.Locked(countedAt.plus(LOCKED));
    }

    private static byte[] digest(String kind, String where, String login) {
        return digest("%s %s %s".formatted(kind, HexFormat.of().formatHex(digest(where)), login));
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
