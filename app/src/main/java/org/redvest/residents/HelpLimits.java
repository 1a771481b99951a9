package org.redvest.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.redvest.web.Network;
import org.springframework.stereotype.Component;

/**
 * How often help can be asked for on one day. A family may stand behind one address and a whole community behind one code, so only
 * the telephone number is held to few. Runs as the system, in the transaction of the request.
 */
@Component
class HelpLimits {

    static final int OF_A_TELEPHONE = 3;
    static final int OF_AN_ADDRESS = 20;
    static final int OF_A_CODE = 100;

    private final HelpLimitStore store;
    private final Clock clock;

    HelpLimits(HelpLimitStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What was asked too often; empty where the request may come. The address is counted first, and what is refused there is not
     * counted further: one sender cannot use up the code of a community.
     */
    Optional<String> exceeded(String address, String phone, String code) {
        var day = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (count("address " + Network.of(address), day) > OF_AN_ADDRESS) {
            return Optional.of("address");
        }
        if (count("phone " + phone, day) > OF_A_TELEPHONE) {
            return Optional.of("phone");
        }
        return count("code " + code, day) > OF_A_CODE ? Optional.of("code") : Optional.empty();
    }

    private int count(String what, LocalDate day) {
        return store.count(HelpLink.digest(what), day);
    }
}
