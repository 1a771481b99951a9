package org.redvest.channels;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that is ever said outside of the application: fixed sentences with few short variables, for the carriers check each
 * sentence before they let it through. No place, name, reason or contact stands in any of them; these are behind the link.
 */
public enum Sentence {
    INVITED(MessageKind.INVITATION, 2, Variable.TIME),
    PLACE_KEPT(MessageKind.INVITATION, 1, Variable.TIME),
    SWAP_ASKED(MessageKind.CHANGE, 2, Variable.TIME),
    SWAP_DONE(MessageKind.CHANGE, 1, Variable.TIME),
    SWAP_OFF(MessageKind.CHANGE, 2, Variable.TIME),
    TEAM_OFFERED(MessageKind.INVITATION, 2, Variable.TIME),
    CALLED_YES(MessageKind.CHANGE, 1, Variable.TIME),
    LEAVE_NOTED(MessageKind.CHANGE, 1, Variable.TIME),
    EMERGENCY_ASKED(MessageKind.EMERGENCY, 0, Variable.TIME),
    EMERGENCY_ENOUGH(MessageKind.EMERGENCY, 0, Variable.TIME),
    EMERGENCY_OFF(MessageKind.EMERGENCY, 0, Variable.TIME),
    EMERGENCY_DRILL_ASKED(MessageKind.EMERGENCY, 0, Variable.TIME),
    EMERGENCY_DRILL_ENOUGH(MessageKind.EMERGENCY, 0, Variable.TIME),
    EMERGENCY_DRILL_OFF(MessageKind.EMERGENCY, 0, Variable.TIME),
    TAKEN_BACK(MessageKind.INVITATION, 3, Variable.TIME),
    CANCELLED(MessageKind.CANCELLATION, 0, Variable.TIME),
    ASKED_AGAIN(MessageKind.CHANGE, 1, Variable.TIME),
    CHANGED(MessageKind.CHANGE, 1, Variable.TIME),
    PLACE_LOST(MessageKind.CHANGE, 1, Variable.TIME),
    HOURS(MessageKind.HOURS, 3),
    ORDERS_WAIT(MessageKind.TASK, 2),
    SHIFT_SHORT(MessageKind.TASK, 1, Variable.TIME, Variable.ORDER),
    ORDER_TASK(MessageKind.TASK, 1, Variable.ORDER),
    ORDER_MOVED(MessageKind.CHANGE, 1, Variable.ORDER),
    ORDER_CANCELLED(MessageKind.CANCELLATION, 0, Variable.ORDER),
    ORDER_PROGRESS(MessageKind.PROGRESS, 3, Variable.ORDER),
    CONFIRM_ADDRESS(MessageKind.ACCOUNT, 0),
    CONFIRM_CODE(MessageKind.ACCOUNT, 0, Variable.CODE),
    TEST(MessageKind.ACCOUNT, 0);

    /** What stands in a sentence beside its fixed words, by the name that a carrier's template gives it. */
    public enum Variable {
        TIME(20),
        ORDER(20),
        CODE(6);

        /** In characters; carriers are told so. */
        private final int longest;

        Variable(int longest) {
            this.longest = longest;
        }

        public int longest() {
            return longest;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<String> WAITING = Set.of("waits", "overdue");
    private static final Set<String> TO_DO = Set.of(
            "unopened",
            "unconfirmed",
            "left-withdrawn",
            "lead-left",
            "returned",
            "approved-late",
            "lost",
            "team-declined",
            "team-ran-out");
    private static final Set<String> NOT_TAKING_PLACE =
            Set.of("cancelled", "cancelled-some", "not-held", "not-offered", "not-held-answered-late");
    private static final Set<String> LOST = Set.of("freed-unanswered", "freed-changed");
    private static final Set<String> TO_COME = Set.of("moved", "changed", "goes-ahead", "lead", "lead-passed");

    private final MessageKind kind;
    private final int urgency;
    private final List<Variable> variables;

    Sentence(MessageKind kind, int urgency, Variable... variables) {
        this.kind = kind;
        this.urgency = urgency;
        this.variables = List.of(variables);
    }

    /** How a notice is said outside. Staff and those who serve hear of one event in their own sentences. */
    public static Sentence of(String what, boolean serves) {
        return serves ? toVolunteers(what) : toStaff(what);
    }

    private static Sentence toVolunteers(String what) {
        if (what.equals("invited")) {
            return INVITED;
        }
        if (what.equals("kept")) {
            return PLACE_KEPT;
        }
        if (what.startsWith("swap-") || what.startsWith("emergency-")) {
            return valueOf(what.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
        if (what.equals("team-offered")) {
            return TEAM_OFFERED;
        }
        if (what.equals("called-yes")) {
            return CALLED_YES;
        }
        if (what.equals("leave-noted")) {
            return LEAVE_NOTED;
        }
        if (what.equals("invitation-taken-back")) {
            return TAKEN_BACK;
        }
        if (what.equals("freed-cancelled")) {
            return CANCELLED;
        }
        if (what.equals("asked-again")) {
            return ASKED_AGAIN;
        }
        if (LOST.contains(what)) {
            return PLACE_LOST;
        }
        return TO_COME.contains(what) ? CHANGED : HOURS;
    }

    private static Sentence toStaff(String what) {
        if (WAITING.contains(what)) {
            return ORDERS_WAIT;
        }
        if (what.equals("short")) {
            return SHIFT_SHORT;
        }
        if (TO_DO.contains(what)) {
            return ORDER_TASK;
        }
        if (what.equals("moved")) {
            return ORDER_MOVED;
        }
        return NOT_TAKING_PLACE.contains(what) ? ORDER_CANCELLED : ORDER_PROGRESS;
    }

    /** Those that are said in a channel: an e-mail address is confirmed by a link, an id by a code, a telephone number by the community. */
    public static List<Sentence> in(Channel channel) {
        return Stream.of(values())
                .filter(each -> each != CONFIRM_ADDRESS || channel == Channel.MAIL)
                .filter(each -> each != CONFIRM_CODE || Channel.OF_MEMBERS.contains(channel))
                .toList();
    }

    public MessageKind kind() {
        return kind;
    }

    /** Smaller goes first where many wait. */
    public int urgency() {
        return urgency;
    }

    public List<Variable> variables() {
        return variables;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String key() {
        return "channels.sentence." + code();
    }
}
