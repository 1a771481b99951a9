package org.redvest.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * One place where somebody is signed in.
 *
 * @param mark names it in the list; the session's own id is a key and is shown nowhere
 */
public record SignedInDevice(String mark, Optional<String> device, Instant since, Instant lastSeen, boolean thisOne) {}
