package org.redvest.volunteers.registration;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.volunteers.registration.JoinLink.End.EndReason;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, renews and ends the links by which people register. Each community has one at a time. */
@Service
public class JoinLinks {

    /** Without 0/o, 1/i/l: people copy it from paper. 49 bits, and nothing is lost when it is guessed: it hangs on a wall. */
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int LENGTH = 10;

    private final JoinLinkStore store;
    private final Regions regions;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    JoinLinks(JoinLinkStore store, Regions regions, Audit audit, Clock clock) {
        this.store = store;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /** For a visitor, who has no scope. Also one that has ended, so that the page can say so. */
    @Transactional(readOnly = true)
    public Optional<JoinLink> find(String code) {
        return Scopes.within(Scope.SYSTEM, () -> store.find(code));
    }

    @Transactional(readOnly = true)
    public Optional<JoinLink> live(RegionCode community) {
        return store.live(community);
    }

    /** Sent twice, it makes one. */
    @Transactional
    public void make(RegionCode community, Hat by) {
        mustReach(community, by);
        if (store.live(community).isEmpty()) {
            store.insert(code(), community, by.account(), clock.instant());
            record(AuditedAct.JOIN_LINK_MADE, community, by);
        }
    }

    /** The old code dies at once, on whatever wall it hangs. Sent twice, it renews once. */
    @Transactional
    public void renew(String code, RegionCode community, Hat by) {
        mustReach(community, by);
        if (store.end(code, EndReason.RENEWED, by.account(), clock.instant())) {
            store.insert(code(), community, by.account(), clock.instant());
            record(AuditedAct.JOIN_LINK_RENEWED, community, by);
        }
    }

    @Transactional
    public void switchOff(String code, RegionCode community, Hat by) {
        mustReach(community, by);
        if (store.end(code, EndReason.SWITCHED_OFF, by.account(), clock.instant())) {
            record(AuditedAct.JOIN_LINK_SWITCHED_OFF, community, by);
        }
    }

    private void record(AuditedAct act, RegionCode community, Hat by) {
        audit.record(act, by.actor(), community, AuditSubject.NONE);
    }

    /** What lies beyond the hat's region, or is no community, does not exist. */
    void mustReach(RegionCode community, Hat by) {
        if (!by.region().contains(community)
                || community.value().length() != 12
                || regions.find(community).isEmpty()) {
            throw new NoSuchRegistration();
        }
    }

    private String code() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
