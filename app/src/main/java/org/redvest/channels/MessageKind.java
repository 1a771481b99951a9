package org.redvest.channels;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.accounts.Role;

/** What a person can choose a channel for. */
public enum MessageKind {
    INVITATION(Role.VOLUNTEER, Role.LEADER),
    /** Always on: who comes to a service that is cancelled stands before a closed door. */
    CANCELLATION(Role.VOLUNTEER, Role.LEADER, Role.COMMUNITY, Role.DISPATCHER),
    CHANGE(Role.VOLUNTEER, Role.LEADER, Role.COMMUNITY, Role.DISPATCHER),
    /** Always on, day and night: only people who have said that they are on duty now are asked. */
    EMERGENCY(Role.VOLUNTEER, Role.LEADER),
    HOURS(Role.VOLUNTEER, Role.LEADER),
    TASK(Role.COMMUNITY, Role.DISPATCHER),
    PROGRESS(Role.COMMUNITY, Role.DISPATCHER),
    /** A test, or the confirmation of an address: asked for by the person, and no choice. */
    ACCOUNT;

    /**
     * A text message costs money and wakes people: what can wait is read in the application. An opening reaches thousands of people at
     * once, so that an invitation goes by text only to those who ask for it.
     */
    private static final Set<MessageKind> BY_TEXT = Set.of(CANCELLATION, EMERGENCY, CHANGE, TASK);

    private final Set<Role> roles;

    MessageKind(Role... roles) {
        this.roles = Set.of(roles);
    }

    public static List<MessageKind> forRoles(Set<Role> roles) {
        return Stream.of(values())
                .filter(kind -> kind.roles.stream().anyMatch(roles::contains))
                .toList();
    }

    public boolean isAlwaysOn() {
        return this == CANCELLATION || this == EMERGENCY || this == ACCOUNT;
    }

    boolean isWantedByDefault(Channel channel) {
        return channel != Channel.TEXT || BY_TEXT.contains(this);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a choice is kept: {@code mail/hours}. */
    public String in(Channel channel) {
        return channel.code() + "/" + code();
    }
}
