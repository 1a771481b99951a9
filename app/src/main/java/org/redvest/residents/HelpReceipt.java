package org.redvest.residents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.web.Problem;

/** What comes of a resident's form. */
sealed interface HelpReceipt {

    /** It lies with the community; sent twice, it is the same request. */
    record Received() implements HelpReceipt {}

    record Refused(List<Problem> problems) implements HelpReceipt {}

    /** @param what the end of the key that says what was asked too often: the address, the telephone or the code */
    record TooOften(String what) implements HelpReceipt {}

    /** @param until empty where another code has taken its place */
    record NotOpen(Optional<Instant> until) implements HelpReceipt {}
}
